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

    /// <summary>Gets the longest prompt in characters. The service cuts longer ones off without a word.</summary>
    public required int MaxPromptLength { get; init; }

    /// <summary>Gets how many tasks of an account run at a time. More are accepted and wait.</summary>
    public int MaxRunningTasks { get; init; } = 5;

    /// <summary>Gets how many submits of an account may begin within a second.</summary>
    /// <value>The default is 5.</value>
    public int MaxSubmitsPerSecond { get; init; } = 5;

    /// <summary>Gets how long a task usually takes.</summary>
    public TimeSpan TypicalTime { get; init; } = TimeSpan.FromMinutes(2);
}
