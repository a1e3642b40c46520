namespace Prism.Sdk.Emulator;

/// <summary>A request that the emulator received, as it stood on the wire.</summary>
public sealed record ReceivedRequest
{
    /// <summary>Gets when it came, on the emulator's clock.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets the method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets path and query.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the headers.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body as text; empty for an uploaded file.</summary>
    public required string Body { get; init; }
}
