namespace Prism.Sdk.Emulator;

/// <summary>A request that the emulator received, as it stood on the wire.</summary>
public sealed record ReceivedRequest
{
    /// <summary>Gets the method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets path and query.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the headers.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body as text.</summary>
    public required string Body { get; init; }
}
