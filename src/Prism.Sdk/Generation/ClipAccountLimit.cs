namespace Prism.Sdk.Generation;

/// <summary>What an account may do with a model at a time.</summary>
public sealed record ClipAccountLimit
{
    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets how many tasks run at a time.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="ClipModel.MaxRunningTasks"/>.</value>
    public int? MaxRunningTasks { get; init; }

    /// <summary>Gets how many submits may begin within a second.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="ClipModel.MaxSubmitsPerSecond"/>.</value>
    public int? MaxSubmitsPerSecond { get; init; }
}
