using System.Globalization;
using Prism.Sdk;

namespace QuickStart;

/// <summary>The jobs of the same command, newest first.</summary>
internal static class EarlierJobs
{
    public static async Task<IReadOnlyList<VideoJobSummary>> ListAsync(Studio studio, string key, CancellationToken cancellationToken) =>
        await studio.Pipeline.ListJobsAsync(new JobFilter { KeyPrefix = key, Limit = int.MaxValue }, cancellationToken).ToListAsync(cancellationToken);

    public static async Task<VideoJobSummary?> FindUnfinishedAsync(Studio studio, string key, CancellationToken cancellationToken) =>
        (await ListAsync(studio, key, cancellationToken)).FirstOrDefault(IsUnfinished);

    public static bool IsUnfinished(VideoJobSummary job) => job.Status is not (JobStatus.Completed or JobStatus.Canceled);

    /// <summary>Gets the key of the next job. Two runs of one command at the same moment get the same key, and so one job.</summary>
    public static string NextKey(IEnumerable<VideoJobSummary> earlier, string key) =>
        key + (earlier.Select(job => int.Parse(job.Key![key.Length..], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture);
}
