using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation;

/// <summary>A clip on disk: downloaded whole, and read by ffprobe.</summary>
public sealed record Clip
{
    /// <summary>Gets the version of this record's shape.</summary>
    public int Version { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>Gets the shot it shows.</summary>
    public required string ShotId { get; init; }

    /// <summary>Gets the full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the SHA-256 of the file in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets the provider's task.</summary>
    public string? TaskId { get; init; }

    /// <summary>Gets the seconds that the provider bills.</summary>
    public double? BilledSeconds { get; init; }

    /// <summary>Gets whether it was taken from another film, so that nothing was billed for it here.</summary>
    public bool IsReused { get; init; }

    /// <summary>Gets what the provider bills.</summary>
    public Money Cost { get; init; }
}
