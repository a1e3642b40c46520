using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Composition;
using QuickStart.Views;

namespace QuickStart;

/// <summary>Shows a job until it ends, and takes its film home.</summary>
internal sealed class FilmRun(Studio studio, FilmOutput.Ways ways)
{
    public async Task<int> FinishAsync(JobOpening.Opened opened, CancellationToken cancellationToken)
    {
        var job = opened.Job;
        try
        {
            await FilmView.For(ways.Console).ShowAsync(job, opened.Seen, cancellationToken);
            var finished = await job.WaitForCompletionAsync(cancellationToken);
            var written = await OutputFiles.WriteAsync(finished, ways.Film, studio.Services.GetRequiredService<ContactSheet>(), cancellationToken);
            written.Print(ways.Console, ways.IsJson);
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await StopAsync(job);
        }
        catch (OperationCanceledException)
        {
            var how = await job.RefreshAsync(CancellationToken.None) == JobStatus.Canceled ? "canceled" : "paused";
            Advice.Say([$"Job {job.Id} was {how} by another process. To go on: {Inputs.Program} resume {job.Id}{studio.World.Words}"]);
            return ExitCode.Failed;
        }
        catch (PrismException exception)
        {
            await job.RefreshAsync(CancellationToken.None);
            var facts = await JobFacts.ReadAsync(job, studio.Journal, CancellationToken.None);
            Advice.Say([Advice.Sentence(exception), .. Advice.After(exception, job, facts, studio.World)]);
            return ExitCode.Of(exception);
        }
    }

    private async Task<int> StopAsync(VideoJob job)
    {
        var before = await JobFacts.ReadAsync(job, studio.Journal, CancellationToken.None);
        if (before.WorkerElsewhere is { } worker)
        {
            Advice.Say([$"Stopped watching. Process {worker} goes on with job {job.Id}."]);
            return ExitCode.Stopped;
        }

        // No further shot is bought; a submit in flight may finish.
        await job.PauseAsync(CancellationToken.None);
        var facts = await JobFacts.ReadAsync(job, studio.Journal, CancellationToken.None);
        Advice.Say(
        [
            $"Stopped; no further shot was bought. Job {job.Id} is kept in the journal: {facts.Progress}.",
            $"To go on: the same command again, or {Inputs.Program} resume {job.Id}{studio.World.Words}",
        ]);
        return ExitCode.Stopped;
    }
}
