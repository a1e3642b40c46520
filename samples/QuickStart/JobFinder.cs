using System.CommandLine;
using Prism.Sdk;
using Prism.Sdk.Jobs.Journal;

namespace QuickStart;

/// <summary>Finds the job that a person means: by its id, or by how the id begins or ends.</summary>
internal static class JobFinder
{
    public static Argument<string> Argument() => new("ID") { Description = "The job's id, or how it begins or ends." };

    /// <exception cref="UsageException">There is none, or more than one.</exception>
    public static async Task<JobRecord> FindAsync(string id, Studio studio, CancellationToken cancellationToken)
    {
        var asked = id.Trim();
        var all = await studio.Pipeline.ListJobsAsync(new JobFilter { Limit = int.MaxValue }, cancellationToken).Select(job => job.Id).ToListAsync(cancellationToken);
        string[] found = [.. all.Where(job => asked.Length > 0 && (job.StartsWith(asked, StringComparison.OrdinalIgnoreCase) || job.EndsWith(asked, StringComparison.OrdinalIgnoreCase)))];
        return found switch
        {
            [] => throw new UsageException($"No job has the id '{asked}'. {Inputs.Program} jobs lists them."),
            [var one] => (await studio.Journal.FindAsync(one, cancellationToken))!,
            _ => throw new UsageException($"The ids of {found.Length} jobs begin or end with '{asked}'. Write more of it."),
        };
    }
}
