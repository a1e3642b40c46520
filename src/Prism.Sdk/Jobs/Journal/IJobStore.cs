namespace Prism.Sdk.Jobs.Journal;

/// <summary>The journal: jobs, what their stages yielded, what happened, what was bought, and who is at work on what.</summary>
/// <remarks>
/// <para>When a method returns, what it wrote survives the process and a power cut. All members may be called from many threads and processes at once.</para>
/// <para>Built in: SQLite, and PostgreSQL in the package <c>Prism.Sdk.PostgreSql</c>. Both pass one conformance suite (<c>tests/Prism.Sdk.IntegrationTests/Journal</c>); another store must pass it too before it may hold money.</para>
/// </remarks>
public interface IJobStore : IJobLedger, IJobLeases
{
    /// <summary>Accepts a job together with what is known of it, in one transaction, or gives back the one of the same account that has the same key.</summary>
    /// <param name="job">The job. Its lease says who works on it.</param>
    /// <param name="beginning">What its stages yielded and what happened before.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>The job as the journal holds it: this one, or the earlier one with its key.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<JobRecord> CreateAsync(JobRecord job, JobBeginning beginning, CancellationToken cancellationToken = default);

    /// <summary>Finds a job.</summary>
    /// <param name="jobId">Its id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The job, or <see langword="null"/>.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<JobRecord?> FindAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Lists jobs, newest first.</summary>
    /// <param name="filter">Which jobs.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>One summary a job.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<IReadOnlyList<VideoJobSummary>> ListAsync(JobFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Writes how a job ended, and gives up its lease. Only the process that holds the lease can.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="lease">The lease of the caller.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>Whether it was written; false when another process holds the job now.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<bool> EndAsync(string jobId, JobLease lease, JobEnd end, CancellationToken cancellationToken = default);

    /// <summary>Sets a stopped job to be worked on again. It is free for any process to claim.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>Whether it was stopped, and not completed.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<bool> ReopenAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Asks the process that works on a job to stop. Where none does, the job stops at once; one that had stopped already is canceled, if that is the wish.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="wish">To pause or to cancel.</param>
    /// <param name="update">The last update of the log, for a job that stops at once.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>A task that ends when the wish stands in the journal.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task RecordWishAsync(string jobId, JobWish wish, PipelineUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Keeps what a stage yielded. Plans are fenced by the lease; a clip is an outcome, and whoever has it may keep it.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="lease">The lease of the caller; <see langword="null"/> for an outcome.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="item">The shot, or empty.</param>
    /// <param name="payload">The result as JSON.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>Whether it was written; false when another process holds the job now, or the job was deleted.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<bool> SaveCheckpointAsync(string jobId, JobLease? lease, PipelineStage stage, string item, string payload, CancellationToken cancellationToken = default);

    /// <summary>Gets what a stage yielded before.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="item">The shot, or empty.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The result as JSON, or <see langword="null"/>.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<string?> LoadCheckpointAsync(string jobId, PipelineStage stage, string item, CancellationToken cancellationToken = default);

    /// <summary>Writes updates to the log of a job, in one transaction, and numbers them. Of a job that was deleted nothing is written.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="updates">What happened, in order.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>A task that ends when they are written.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task AppendAsync(string jobId, IReadOnlyList<PipelineUpdate> updates, CancellationToken cancellationToken = default);

    /// <summary>Reads the log of a job.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="afterSequence">The last sequence that is known already.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What came after it, in order.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<IReadOnlyList<PipelineUpdate>> ReadUpdatesAsync(string jobId, long afterSequence, CancellationToken cancellationToken = default);

    /// <summary>Takes stopped jobs of which nobody has been told, so that this process tells of them.</summary>
    /// <param name="ownerId">This process.</param>
    /// <param name="stoppedAfter">How far back to look.</param>
    /// <param name="most">The most jobs to take.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>The jobs. Until <see cref="MarkToldAsync"/> they are taken again when this process is gone.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<IReadOnlyList<JobRecord>> TakeUntoldAsync(string ownerId, DateTimeOffset stoppedAfter, int most, CancellationToken cancellationToken = default);

    /// <summary>Writes that somebody was told how a job ended.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>A task that ends when it is written.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task MarkToldAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Erases a stopped job: request, checkpoints, log, and the words in its money rows. The money rows stay.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>Whether it was there, and stopped. The bytes are overwritten where the database can.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<bool> DeleteAsync(string jobId, CancellationToken cancellationToken = default);
}
