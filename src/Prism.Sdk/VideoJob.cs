using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk;

/// <summary>A film in the making: a handle whose <see cref="Id"/> can be stored, and found again by <see cref="IVideoPipeline.GetJobAsync"/>.</summary>
/// <remarks>The pipeline, not the handle, owns the work: dropping a handle stops nothing. All members may be called from many threads at once.</remarks>
public abstract class VideoJob
{
    /// <summary>Initializes the base. The pipeline makes jobs; a test may derive its own.</summary>
    protected VideoJob()
    {
    }

    /// <summary>Gets the id. Store it to come back later.</summary>
    public abstract string Id { get; }

    /// <summary>Gets the status as last seen. Reading it sends nothing; <see cref="RefreshAsync"/> looks again.</summary>
    public abstract JobStatus Status { get; }

    /// <summary>Gets the film, once <see cref="Status"/> is <see cref="JobStatus.Completed"/>.</summary>
    /// <value><see langword="null"/> before.</value>
    public abstract FinalVideo? Film { get; }

    /// <summary>Gets the plan, once it is written, with captions in clear text where the process still knows them. Edit it and start it: only the changed shots are bought.</summary>
    /// <value><see langword="null"/> before.</value>
    public abstract ShotPlan? Plan { get; }

    /// <summary>Gets why the job stopped, when it failed or is parked.</summary>
    /// <value><see langword="null"/> otherwise.</value>
    public abstract JobError? Error { get; }

    /// <summary>Reads the journal again. Nothing is bought.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The status now.</returns>
    /// <exception cref="PrismException">The job was deleted.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public abstract Task<JobStatus> RefreshAsync(CancellationToken cancellationToken = default);

    /// <summary>Follows the job: first what the journal holds, then each step as it happens, until the job stops.</summary>
    /// <param name="afterSequence">The sequence of the last update already seen; 0 for all.</param>
    /// <param name="cancellationToken">Stops the watching, not the job.</param>
    /// <returns>The updates, ending with <see cref="JobCompleted"/>, <see cref="JobFailed"/>, <see cref="JobParked"/>, <see cref="JobPaused"/> or <see cref="JobCanceled"/>. A failed job does not throw here.</returns>
    /// <exception cref="PrismException">The job was deleted.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public abstract IAsyncEnumerable<PipelineUpdate> WatchAsync(long afterSequence = 0, CancellationToken cancellationToken = default);

    /// <summary>Waits for the film.</summary>
    /// <param name="cancellationToken">Stops the waiting, not the job.</param>
    /// <returns>The film.</returns>
    /// <exception cref="PrismException">The job failed or is parked. The clips made so far are kept; <see cref="ResumeAsync"/> pays only for what is missing. Where another process met the failure, or this one was restarted, it is the same type and holds what <see cref="Error"/> holds; a type of the host's own comes as <see cref="PrismException"/>.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The job was canceled or paused, or <paramref name="cancellationToken"/> was.</exception>
    public abstract Task<FinalVideo> WaitForCompletionAsync(CancellationToken cancellationToken = default);

    /// <summary>Stops working on the job, without giving anything up: no further shot is bought, tasks at the provider run on, and <see cref="ResumeAsync"/> collects them.</summary>
    /// <param name="cancellationToken">Stops the waiting. A submit in flight is never cut off.</param>
    /// <returns>A task that ends when the work has stopped. It waits for another process that works on the job until that hears of it, or is known to be dead.</returns>
    /// <exception cref="PrismException">The job was deleted.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public abstract Task PauseAsync(CancellationToken cancellationToken = default);

    /// <summary>Goes on with a job that stopped. Shots that have a task or a clip are not bought again; failed ones are.</summary>
    /// <param name="cancellationToken">Stops the resuming, not the job once it runs.</param>
    /// <returns>A task that ends when the job runs; resuming a running or completed job does nothing. A job that another living process works on is left to it.</returns>
    /// <remarks>Billed: the shots that have neither a clip nor a task under way; those whose task failed are ordered anew.</remarks>
    /// <exception cref="PrismException">The job was deleted.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public abstract Task ResumeAsync(CancellationToken cancellationToken = default);

    /// <summary>Decides on a shot whose submit may or may not have been accepted. Call <see cref="ResumeAsync"/> afterwards.</summary>
    /// <param name="shotId">The shot that the job is parked for.</param>
    /// <param name="resolution">What to do with it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when the decision is in the journal.</returns>
    /// <remarks><see cref="ShotResolution.BuyAgain"/> accepts a possible second charge.</remarks>
    /// <exception cref="InvalidOperationException">The job is at work, the shot has nothing to decide, or it was settled meanwhile.</exception>
    /// <exception cref="PrismException">The job was deleted.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public abstract Task ResolveShotAsync(string shotId, ShotResolution resolution, CancellationToken cancellationToken = default);

    /// <summary>Reads what the job has spent: reserved, confirmed and possible. Nothing is sent.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The job's part of the ledger.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public abstract Task<Spending> GetSpendingAsync(CancellationToken cancellationToken = default);

    /// <summary>Stops the job: no further shot is bought, queued tasks are canceled at the provider.</summary>
    /// <param name="cancellationToken">Stops the waiting for the provider's answers.</param>
    /// <returns>What was canceled, and what was already running and will still be billed.</returns>
    /// <exception cref="PrismException">The job was deleted.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public abstract Task<CancelReport> CancelAsync(CancellationToken cancellationToken = default);
}
