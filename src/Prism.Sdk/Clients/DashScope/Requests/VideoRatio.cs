namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A picture's ratio, for the models that take <c>ratio</c> instead of a size (dashscope.md §3.2). An open set.</summary>
public readonly record struct VideoRatio
{
    private readonly string? value;

    /// <summary>Creates one from its word.</summary>
    /// <param name="value">The word, such as <c>16:9</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank.</exception>
    public VideoRatio(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value;
    }

    /// <summary>Gets <c>16:9</c>: landscape.</summary>
    public static VideoRatio Landscape { get; } = new("16:9");

    /// <summary>Gets <c>9:16</c>: portrait.</summary>
    public static VideoRatio Portrait { get; } = new("9:16");

    /// <summary>Gets <c>1:1</c>: square.</summary>
    public static VideoRatio Square { get; } = new("1:1");

    /// <summary>Gets <c>4:3</c>: landscape, the old television.</summary>
    public static VideoRatio Landscape4By3 { get; } = new("4:3");

    /// <summary>Gets <c>3:4</c>: portrait.</summary>
    public static VideoRatio Portrait3By4 { get; } = new("3:4");

    /// <summary>Gets <c>21:9</c>: the wide screen, wan3.0 alone.</summary>
    public static VideoRatio Cinema { get; } = new("21:9");

    /// <summary>Gets <c>adaptive</c>: as the inputs have it, wan3.0 alone.</summary>
    public static VideoRatio Adaptive { get; } = new("adaptive");

    /// <summary>Gets the word.</summary>
    /// <returns>For example <c>16:9</c>.</returns>
    public override string ToString() => value ?? "16:9";
}
