namespace Prism.Sdk.Generation;

/// <summary>Which tasks to list.</summary>
public sealed record TaskWindow
{
    /// <summary>Gets the earliest creation time.</summary>
    /// <value>The default is <see langword="null"/>: 24 hours ago.</value>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the latest creation time.</summary>
    /// <value>The default is <see langword="null"/>: now.</value>
    public DateTimeOffset? To { get; init; }

    /// <summary>Gets the name of the account whose tasks are listed.</summary>
    /// <value>The default is <c>default</c>.</value>
    public string Account { get; init => field = value ?? ClipAccount.DefaultName; } = ClipAccount.DefaultName;

    /// <summary>Gets the model.</summary>
    /// <value>The default is <see langword="null"/>: all.</value>
    public string? Model { get; init; }
}
