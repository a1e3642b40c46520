namespace Prism.Sdk.Composition;

/// <summary>A file that belongs to a film and lies beside it.</summary>
public sealed record FilmFile
{
    /// <summary>Gets what it is: <c>subrip</c>, <c>webvtt</c>, <c>poster</c>, <c>sheet</c>, <c>manifest</c>, or the shape of a variant such as <c>9x16</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the full path.</summary>
    public required string Path { get; init; }

    /// <summary>Gets where the film store keeps it.</summary>
    public string? Location { get; init; }

    /// <summary>Gets the SHA-256 in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}
