namespace Prism.Sdk.Generation;

/// <summary>The bounds of one model. Plans are held to them, whatever a language model says.</summary>
public sealed record ClipModel
{
    /// <summary>Gets the name, such as <c>wan2.6-t2v</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the legal sizes.</summary>
    public required IReadOnlyList<VideoSize> Sizes { get; init; }

    /// <summary>Gets the shortest clip in seconds.</summary>
    public required int MinSeconds { get; init; }

    /// <summary>Gets the longest clip in seconds.</summary>
    public required int MaxSeconds { get; init; }

    /// <summary>Gets the legal lengths in seconds, in order, for a model that does not make every length between the shortest and the longest: 5 and 10, say.</summary>
    /// <value>The default is <see langword="null"/>: every whole second from <see cref="MinSeconds"/> to <see cref="MaxSeconds"/>.</value>
    public IReadOnlyList<int>? LegalSeconds { get; init; }

    /// <summary>Gets the longest prompt in characters. The service cuts longer ones off without a word.</summary>
    public required int MaxPromptLength { get; init; }

    /// <summary>Gets how many tasks of an account run at a time. More are accepted and wait.</summary>
    /// <value>The default is 5.</value>
    public int MaxRunningTasks { get; init; } = 5;

    /// <summary>Gets how many submits of an account may begin within a second.</summary>
    /// <value>The default is 5.</value>
    public int MaxSubmitsPerSecond { get; init; } = 5;

    /// <summary>Gets how long a task usually takes.</summary>
    /// <value>The default is 2 minutes.</value>
    public TimeSpan TypicalTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets what the model takes of pictures, for one of <see cref="ClipProviderCapabilities.ImageModels"/>.</summary>
    /// <value>The default is <see langword="null"/>: it makes clips of words alone.</value>
    public ClipImageRules? Images { get; init; }

    /// <summary>Tells whether the model makes clips of a length.</summary>
    /// <param name="seconds">The length in seconds.</param>
    /// <returns>Whether a clip may have it.</returns>
    public bool Makes(int seconds) => seconds >= MinSeconds && seconds <= MaxSeconds && LegalSeconds?.Contains(seconds) is not false;

    internal string SecondsInWords() => LegalSeconds is { Count: > 0 } legal
        ? (legal.Count == 1 ? $"{legal[0]}" : $"{string.Join(", ", legal.Take(legal.Count - 1))} or {legal[^1]}")
        : MinSeconds == MaxSeconds ? $"{MinSeconds}" : $"{MinSeconds} to {MaxSeconds}";
}
