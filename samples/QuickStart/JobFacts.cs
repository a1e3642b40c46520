using System.Diagnostics;
using Prism.Sdk;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace QuickStart;

/// <summary>What the journal knows of a job's shots and worker, for the sentences of this program.</summary>
internal sealed record JobFacts
{
    private static readonly SubmissionState[] Paid = [SubmissionState.Submitted, SubmissionState.Generated, SubmissionState.Downloaded, SubmissionState.Used];

    /// <summary>Gets the number of shots; 0 before the plan is written.</summary>
    public int Shots { get; private init; }

    /// <summary>Gets the shots that need not be bought any more.</summary>
    public IReadOnlySet<string> PaidShots { get; private init; } = new HashSet<string>();

    /// <summary>Gets the shots that a person must decide on, with the task that is in question if one is known.</summary>
    public IReadOnlyList<string> UndecidedShots { get; private init; } = [];

    /// <summary>Gets the process that works on the job, unless it is this one or none.</summary>
    public int? WorkerElsewhere { get; private init; }

    public string Progress => Shots == 0 ? "it is not planned yet, and nothing is paid for" : $"{PaidShots.Count} of {Inputs.Count(Shots, "shot")} {(PaidShots.Count == 1 && Shots == 1 ? "is" : "are")} paid for";

    public static async Task<JobFacts> ReadAsync(VideoJob job, IJobStore journal, CancellationToken cancellationToken)
    {
        var shots = job.Plan?.Shots ?? [];
        var last = (await journal.ListLastSubmissionsAsync(job.Id, cancellationToken)).ToDictionary(row => row.ShotId);
        var paid = last.Values.Where(row => Paid.Contains(row.State)).Select(row => row.ShotId).ToHashSet();
        foreach (var shot in shots)
        {
            // A clip that was taken from another film has no submit of its own.
            if (!last.ContainsKey(shot.Id) && await journal.LoadCheckpointAsync(job.Id, PipelineStage.Generation, shot.Id, cancellationToken) is not null)
            {
                paid.Add(shot.Id);
            }
        }

        return new JobFacts
        {
            Shots = shots.Count,
            PaidShots = paid,
            UndecidedShots = job.Status != JobStatus.Parked ? [] : [.. shots.Select(shot => shot.Id).Where(id => last.TryGetValue(id, out var row) && IsUndecided(row, job.Error))],
            WorkerElsewhere = await WorkerAsync(job.Id, journal, cancellationToken),
        };
    }

    /// <summary>Computes what the rest of the film still costs.</summary>
    public Money Remaining(Quote quote) =>
        quote.Lines.Where(line => !PaidShots.Contains(line.ShotId)).Aggregate(quote.Maximum with { Amount = 0 }, (sum, line) => sum + line.Price);

    // A paid task that the provider no longer knows is a person's to decide as well.
    private static bool IsUndecided(Submission row, JobError? error) =>
        row.State is SubmissionState.Intent or SubmissionState.Unknown || (row.State == SubmissionState.Submitted && row.TaskId == error?.TaskId);

    private static async Task<int?> WorkerAsync(string jobId, IJobStore journal, CancellationToken cancellationToken)
    {
        var record = await journal.FindAsync(jobId, cancellationToken);
        return record is { Status: JobStatus.Running, Lease.Owner: { } owner }
            && (await journal.ListOwnersAsync(cancellationToken)).FirstOrDefault(row => row.Id == owner) is { } worker && worker.ProcessId != Environment.ProcessId && MayLive(worker)
                ? worker.ProcessId
                : null;
    }

    // What is on another machine cannot be seen from here.
    private static bool MayLive(JobOwner worker)
    {
        if (!worker.Place.StartsWith(Environment.MachineName + "|", StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            Process.GetProcessById(worker.ProcessId).Dispose();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
