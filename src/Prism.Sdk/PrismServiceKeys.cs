namespace Prism.Sdk;

/// <summary>The keys of Prism's own services in the host's container.</summary>
public static class PrismServiceKeys
{
    /// <summary>The key of Prism's <c>IChatClient</c> and <c>IEmbeddingGenerator</c>, so that the host's own, unkeyed ones stay as they are.</summary>
    public const string Models = "Prism";
}
