namespace Prism.Sdk.Composition;

/// <summary>Something that can be checked before money is spent: a film that cannot be cut must not be shot.</summary>
internal interface IPreflight
{
    Task CheckAsync(CancellationToken cancellationToken);
}
