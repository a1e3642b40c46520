using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>The money rows: what was about to be bought, what was bought, what it cost. Rows are never deleted.</summary>
/// <remarks>Intents are fenced by the lease of the job; outcomes never are: whoever learns a task id may record it.</remarks>
public interface IJobLedger
{
    /// <summary>Writes that a shot is about to be bought, if lease, room and all caps allow it: one transaction decides. To be called before the submit.</summary>
    /// <param name="intent">What is to be sent, and its price, which is reserved.</param>
    /// <param name="terms">Lease, room at the provider, caps.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>The row, or why there is none.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<IntentOutcome> RecordIntentAsync(Submission intent, IntentTerms terms, CancellationToken cancellationToken = default);

    /// <summary>Writes the task id of an attempt. To be called before the first poll, by whoever learns it.</summary>
    /// <param name="submissionId">The attempt.</param>
    /// <param name="taskId">The provider's id of the task.</param>
    /// <param name="requestId">The provider's id of the submit.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>Whether the attempt has this task now; false when the task belongs to another attempt, or the attempt has another task.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<bool> RecordTaskAsync(long submissionId, string taskId, string? requestId, CancellationToken cancellationToken = default);

    /// <summary>Moves an attempt to another state. What is paid for never goes back to being unpaid, and an attempt with a task is never void.</summary>
    /// <param name="submissionId">The attempt.</param>
    /// <param name="settlement">The state, and what is known with it.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>Whether it moved.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<bool> SettleAsync(long submissionId, Settlement settlement, CancellationToken cancellationToken = default);

    /// <summary>Gets the last attempt for each shot of a job.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The attempts.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<IReadOnlyList<Submission>> ListLastSubmissionsAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Gets the attempts of an account whose fate is unknown.</summary>
    /// <param name="account">The account.</param>
    /// <param name="model">The model.</param>
    /// <param name="since">How far back to look.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The attempts without a task id, oldest first.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<IReadOnlyList<Submission>> ListUndecidedAsync(string account, string model, DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Gets accepted attempts whose outcome nobody waits for any more: their job was paused, canceled, failed or deleted.</summary>
    /// <param name="since">How far back to look.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The attempts that still count as reserved, oldest first.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<IReadOnlyList<Submission>> ListAbandonedAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Tells which of some tasks belong to an attempt of ours.</summary>
    /// <param name="taskIds">The provider's ids.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Those that the ledger knows.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<IReadOnlySet<string>> FindKnownTasksAsync(IReadOnlyCollection<string> taskIds, CancellationToken cancellationToken = default);

    /// <summary>Finds a finished clip of the same account and the same content, so that it need not be bought again.</summary>
    /// <param name="account">The account.</param>
    /// <param name="fingerprint">The SHA-256 of all that would be sent.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The newest attempt that yielded a clip, or <see langword="null"/>.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<Submission?> FindClipAsync(string account, string fingerprint, CancellationToken cancellationToken = default);

    /// <summary>Writes what a question to a language or embedding model used.</summary>
    /// <param name="use">The question.</param>
    /// <param name="cancellationToken">Stops the call before it writes.</param>
    /// <returns>A task that ends when it is written.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task RecordTextUseAsync(TextUse use, CancellationToken cancellationToken = default);

    /// <summary>Reads the money rows of video, oldest first.</summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    IAsyncEnumerable<Submission> ReadSubmissionsAsync(SpendingFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Reads the rows of questions to models, oldest first.</summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    IAsyncEnumerable<TextUse> ReadTextUsesAsync(SpendingFilter filter, CancellationToken cancellationToken = default);
}
