namespace Prism.Sdk.Polling;

/// <summary>How the poller asks for tasks, of which it knows no more than their ids.</summary>
/// <typeparam name="TTask">A task in the asker's own words.</typeparam>
internal interface ITaskSource<TTask>
{
    /// <summary>Gets whether one call can tell the states of many tasks.</summary>
    bool CanList { get; }

    /// <summary>Gets how many calls of an account may begin within a second.</summary>
    int CallsPerSecond { get; }

    Task<TTask> LookAsync(string account, string taskId, CancellationToken cancellationToken);

    /// <summary>Lists the account's tasks: a state, perhaps times, and no result. The reader stops when it has what it wants.</summary>
    /// <param name="account">The account.</param>
    /// <param name="model">The model, or nothing for all.</param>
    /// <param name="from">The earliest creation; <see langword="null"/> for a day ago.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    IAsyncEnumerable<TTask> ListAsync(string account, string model, DateTimeOffset? from, CancellationToken cancellationToken);

    TaskView Read(TTask task);
}
