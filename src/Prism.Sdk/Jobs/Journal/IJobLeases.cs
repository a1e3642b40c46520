namespace Prism.Sdk.Jobs.Journal;

/// <summary>Who works on which job. One row a process, which beats; a job names its process, and an epoch that grows with each change of hands.</summary>
/// <remarks>Thousands of waiting jobs cost no renewals: only the row of the process is renewed.</remarks>
public interface IJobLeases
{
    /// <summary>Writes this process down as one that works on jobs.</summary>
    /// <param name="owner">The process.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>A task that ends when it is written.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task EnlistAsync(JobOwner owner, CancellationToken cancellationToken = default);

    /// <summary>Shows that the process lives, and hears what is wished of its jobs.</summary>
    /// <param name="ownerId">The process.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>The wishes, by job; <see langword="null"/> when the process was declared dead: all its jobs are lost to it.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<IReadOnlyDictionary<string, JobWish>?> BeatAsync(string ownerId, CancellationToken cancellationToken = default);

    /// <summary>Gets the processes that work on jobs, with their beats.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The processes.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<IReadOnlyList<JobOwner>> ListOwnersAsync(CancellationToken cancellationToken = default);

    /// <summary>Declares a process dead, if it has not beaten since it was looked at. Its jobs are free.</summary>
    /// <param name="owner">The process, as it was seen.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>A task that ends when it is written.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task DeposeAsync(JobOwner owner, CancellationToken cancellationToken = default);

    /// <summary>Gives up all jobs of this process, and its row. Jobs stay unfinished, for whoever comes.</summary>
    /// <param name="ownerId">This process.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>A task that ends when it is written.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task DischargeAsync(string ownerId, CancellationToken cancellationToken = default);

    /// <summary>Takes free, unfinished jobs: each gets a new epoch, and no other process can take it.</summary>
    /// <param name="ownerId">This process.</param>
    /// <param name="jobId">The one to take, also when it is this process's already; <see langword="null"/> for the oldest free ones.</param>
    /// <param name="most">The most jobs to take.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>The jobs taken, oldest first; none for a process that was declared dead.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<IReadOnlyList<JobRecord>> ClaimAsync(string ownerId, string? jobId, int most, CancellationToken cancellationToken = default);
}
