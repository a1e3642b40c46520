namespace Prism.Sdk.Clients.DashScope;

/// <summary>What a task that succeeded is billed for. Families tell different members (dashscope.md §4.3); what is not told is <see langword="null"/>.</summary>
public sealed record VideoUsage
{
    /// <summary>Gets the billed seconds: those of the videos given, where they count, and those made.</summary>
    public double? Duration { get; init; }

    /// <summary>Gets the seconds of the videos given.</summary>
    public double? InputVideoDuration { get; init; }

    /// <summary>Gets the seconds of the video made.</summary>
    public double? OutputVideoDuration { get; init; }

    /// <summary>Gets the resolution tier, such as 720.</summary>
    public int? Resolution { get; init; }

    /// <summary>Gets the size, such as <c>1280*720</c>.</summary>
    public string? Size { get; init; }

    /// <summary>Gets the ratio, such as <c>16:9</c>, or <c>standard</c> of wan2.1.</summary>
    public string? Ratio { get; init; }

    /// <summary>Gets the number of videos.</summary>
    public int? VideoCount { get; init; }

    /// <summary>Gets whether the video has sound, where that has a price.</summary>
    public bool? Audio { get; init; }

    /// <summary>Gets the pictures a second.</summary>
    public double? FramesPerSecond { get; init; }
}
