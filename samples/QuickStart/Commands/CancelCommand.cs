using System.CommandLine;
using Prism.Sdk;
using Prism.Sdk.Jobs;

namespace QuickStart.Commands;

/// <summary><c>cancel ID</c>: gives a job up, and says what is billed all the same.</summary>
internal static class CancelCommand
{
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var id = JobFinder.Argument();
        var target = new Target();
        var command = new Command("cancel", "Gives a job up: buys nothing more, cancels what is still queued, and tells what is billed all the same.") { id };
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ExitCode.OfAsync(() => RunAsync(parsed.GetRequiredValue(id), target.Read(parsed), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string id, World world, CancellationToken cancellationToken)
    {
        string jobId;
        await using (var journal = Studio.OpenJournal(world))
        {
            var record = await JobFinder.FindAsync(id, journal, cancellationToken);
            jobId = record.Id;
            if (record.Status == JobStatus.Completed)
            {
                throw new UsageException($"Job {jobId} is finished; there is nothing to cancel.");
            }

            world.Require(record);
            if (world.IsOwn && OwnEmulator.IsBusy(journal.EmulatorFolder))
            {
                await MakeRoomAsync(record.Status, jobId, journal, cancellationToken);
            }
        }

        await using var studio = await Studio.OpenAsync(world, keepsState: true, cancellationToken);
        var job = (await studio.Pipeline.GetJobAsync(jobId, cancellationToken))!;
        var report = await job.CancelAsync(cancellationToken);
        foreach (var line in Lines(job, report))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return job.Status == JobStatus.Canceled ? ExitCode.Ok : ExitCode.Failed;
    }

    // The process that works on the job has the emulator; it leaves when its job is paused.
    private static async Task MakeRoomAsync(JobStatus status, string jobId, Studio journal, CancellationToken cancellationToken)
    {
        if (status == JobStatus.Running)
        {
            await (await journal.Pipeline.GetJobAsync(jobId, cancellationToken))!.PauseAsync(cancellationToken);
        }

        if (!await OtherProcess.IsFreeWithinAsync(Parting, journal.EmulatorFolder, cancellationToken))
        {
            throw new UsageException($"Another process is at work with the emulator in '{journal.EmulatorFolder}', on another job. Stop it first; then cancel this one.");
        }
    }

    private static IEnumerable<string> Lines(VideoJob job, CancelReport report)
    {
        if (job.Status == JobStatus.Completed)
        {
            yield return $"Job {job.Id} was finished in the meantime; nothing was canceled.";
            yield break;
        }

        yield return $"Job {job.Id} is canceled; nothing more is bought.";
        if (report.CanceledTasks.Count > 0)
        {
            yield return $"Canceled while queued, not billed: {string.Join(", ", report.CanceledTasks)}";
        }

        if (report.BilledTasks.Count > 0)
        {
            yield return $"Running already, billed when they succeed: {string.Join(", ", report.BilledTasks)}";
        }

        if (report.UndecidedShots.Count > 0)
        {
            yield return $"Perhaps accepted, perhaps billed: {string.Join(", ", report.UndecidedShots)}";
        }

        if (report.StillToBeBilled.Amount > 0)
        {
            yield return $"Still to be billed: up to {report.StillToBeBilled}";
        }

        yield return $"Spent: {report.Spent?.ToString() ?? "nothing"}";
    }
}
