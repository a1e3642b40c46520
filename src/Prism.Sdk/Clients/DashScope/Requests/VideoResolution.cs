namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A resolution tier, for the models that take <c>resolution</c> instead of a size (dashscope.md §3.2). An open set.</summary>
public readonly record struct VideoResolution
{
    private readonly string? value;

    /// <summary>Creates one from its word.</summary>
    /// <param name="value">The word, such as <c>720P</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank.</exception>
    public VideoResolution(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value;
    }

    /// <summary>Gets <c>480P</c>: about 480 lines.</summary>
    public static VideoResolution P480 { get; } = new("480P");

    /// <summary>Gets <c>720P</c>: about 720 lines.</summary>
    public static VideoResolution P720 { get; } = new("720P");

    /// <summary>Gets <c>1080P</c>: about 1080 lines.</summary>
    public static VideoResolution P1080 { get; } = new("1080P");

    /// <summary>Gets the word.</summary>
    /// <returns>For example <c>720P</c>.</returns>
    public override string ToString() => value ?? "720P";
}
