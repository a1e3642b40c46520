namespace Prism.Sdk.Clients.DashScope;

/// <summary>Which tasks to list. The service looks at most 24 hours at once.</summary>
public sealed record VideoTaskFilter
{
    /// <summary>Gets the earliest creation time.</summary>
    /// <value>The default is <see langword="null"/>: 24 hours before <see cref="To"/>.</value>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the latest creation time.</summary>
    /// <value>The default is <see langword="null"/>: 24 hours after <see cref="From"/>, or now.</value>
    public DateTimeOffset? To { get; init; }

    /// <summary>Gets the model.</summary>
    /// <value>The default is <see langword="null"/>: all.</value>
    public string? Model { get; init; }

    /// <summary>Gets the state.</summary>
    /// <value>The default is <see langword="null"/>: all.</value>
    public VideoTaskStatus? Status { get; init; }

    /// <summary>Gets how many rows are asked for in one call.</summary>
    /// <value>The default is 50.</value>
    public int PageSize { get; init; } = 50;
}
