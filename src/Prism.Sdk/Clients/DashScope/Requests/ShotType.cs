namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>Whether a video is one shot or several. An open set. The service heeds it only with <c>prompt_extend</c>, and over what the prompt says (dashscope.md §3.1).</summary>
public readonly record struct ShotType
{
    private readonly string? value;

    /// <summary>Creates a shot type from its word.</summary>
    /// <param name="value">The word, such as <c>multi</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank.</exception>
    public ShotType(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value;
    }

    /// <summary>Gets <c>single</c>: one shot without a cut.</summary>
    public static ShotType SingleShot { get; } = new("single");

    /// <summary>Gets <c>multi</c>: the model may cut.</summary>
    public static ShotType MultiShot { get; } = new("multi");

    /// <summary>Gets the word.</summary>
    /// <returns>For example <c>single</c>.</returns>
    public override string ToString() => value ?? "single";
}
