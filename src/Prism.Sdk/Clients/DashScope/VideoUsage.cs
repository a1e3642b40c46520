namespace Prism.Sdk.Clients.DashScope;

/// <summary>What a task that succeeded is billed for (dashscope.md §4.3).</summary>
public sealed record VideoUsage
{
    /// <summary>Gets the billed seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>Gets the seconds of the video made.</summary>
    public double? OutputVideoDuration { get; init; }

    /// <summary>Gets the resolution tier, such as 720.</summary>
    public int? Resolution { get; init; }

    /// <summary>Gets the size, such as <c>1280*720</c>.</summary>
    public string? Size { get; init; }

    /// <summary>Gets the number of videos.</summary>
    public int? VideoCount { get; init; }
}
