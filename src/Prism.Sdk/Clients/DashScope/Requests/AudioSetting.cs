namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>What becomes of the sound of an edited video (dashscope.md §3.2). An open set.</summary>
public readonly record struct AudioSetting
{
    private readonly string? value;

    /// <summary>Creates one from its word.</summary>
    /// <param name="value">The word, such as <c>auto</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank.</exception>
    public AudioSetting(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value;
    }

    /// <summary>Gets <c>auto</c>: the model decides.</summary>
    public static AudioSetting Auto { get; } = new("auto");

    /// <summary>Gets <c>origin</c>: the sound of the video given stays.</summary>
    public static AudioSetting Original { get; } = new("origin");

    /// <summary>Gets the word.</summary>
    /// <returns>For example <c>auto</c>.</returns>
    public override string ToString() => value ?? "auto";
}
