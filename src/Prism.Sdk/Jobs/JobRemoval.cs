using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Jobs;

/// <summary>Erases a job: its files first, then its text in the journal. Money rows stay, without text; files of other jobs are never touched.</summary>
internal sealed class JobRemoval(IJobStore store, IFilmStore films, JobFolders folders, JobImages images)
{
    /// <exception cref="InvalidOperationException">The job is at work.</exception>
    public async Task<bool> DeleteAsync(string jobId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(jobId, cancellationToken).ConfigureAwait(false) is not { } job)
        {
            return false;
        }

        if (job.Status == JobStatus.Running)
        {
            throw new InvalidOperationException($"Job {jobId} is at work. Cancel or pause it first; then it can be deleted.");
        }

        // Files first: should the process die here, the job is still listed and can be deleted again.
        await films.DeleteAsync(jobId, cancellationToken).ConfigureAwait(false);
        images.Delete(jobId);
        folders.Delete(jobId);
        return await store.DeleteAsync(jobId, cancellationToken).ConfigureAwait(false);
    }
}
