namespace Prism.Sdk.Prompting;

/// <summary>The models that a chat client may ask, in its order. Clients with several give it as a service.</summary>
internal sealed record ModelNames(IReadOnlyList<string> All)
{
    /// <summary>The property of a response by which such a client tells that another model answered, and why.</summary>
    public const string FallbackNote = "prism.fallback";
}
