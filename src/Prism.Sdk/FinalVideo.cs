using Prism.Sdk.Composition;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk;

/// <summary>A finished film on disk: probed, decoded to the end without an error, and moved to its final name.</summary>
public sealed record FinalVideo
{
    /// <summary>Gets the full path of the MP4 file.</summary>
    public required string Path { get; init; }

    /// <summary>Gets where the film store keeps it: a path, or an address of an object store.</summary>
    /// <value>With the built-in store the same as <see cref="Path"/>.</value>
    public string? Location { get; init; }

    /// <summary>Gets the length, as measured.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets the picture size, as measured.</summary>
    public required VideoSize Size { get; init; }

    /// <summary>Gets the frames a second, as measured.</summary>
    public required double FrameRate { get; init; }

    /// <summary>Gets the SHA-256 of the file in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets the job that made it.</summary>
    public string JobId { get; init => field = value ?? ""; } = "";

    /// <summary>Gets the plan it was made from, with captions in clear text where the process still knows it.</summary>
    public ShotPlan? Plan { get; init; }

    /// <summary>Gets the clips it is cut from, in order.</summary>
    public IReadOnlyList<Clip> Clips { get; init => field = value ?? []; } = [];

    /// <summary>Gets what lies beside the film: captions, poster, manifest, variants.</summary>
    public IReadOnlyList<FilmFile> Files { get; init => field = value ?? []; } = [];

    /// <summary>Gets what was done to make it, and what was measured on it.</summary>
    /// <value><see langword="null"/> when another composer made it, or an older version.</value>
    public CompositionReport? Report { get; init; }

    /// <summary>Gets what the provider billed for the clips.</summary>
    public Money Cost { get; init; }
}
