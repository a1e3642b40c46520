using Prism.Sdk;
using QuickStart.Views;
using Spectre.Console;

namespace QuickStart;

/// <summary>Goes on with the unfinished job of an order, or starts one.</summary>
internal sealed class JobOpening(Studio studio, FilmOutput.Ways ways)
{
    /// <summary>Opens the job of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="key">How the keys of its jobs begin.</param>
    /// <param name="unfinished">The job to go on with, as it was seen; another process may have finished it since.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The job, at work; <see langword="null"/> when a person must decide first, and was told so.</returns>
    public async Task<Opened?> OpenAsync(FilmOrder order, string key, VideoJobSummary? unfinished, CancellationToken cancellationToken)
    {
        var earlier = await EarlierJobs.ListAsync(studio, key, cancellationToken);
        if (unfinished is not null)
        {
            var job = await studio.Pipeline.GetJobAsync(unfinished.Id, cancellationToken);
            if (job is null or { Status: JobStatus.Canceled })
            {
                throw new UsageException($"Job {unfinished.Id} was {(job is null ? "deleted" : "canceled")} by another process. The same command again starts a new one.");
            }

            return await GoOnAsync(job, () => AskAgainAsync(order with { Options = order.Options with { Key = unfinished.Key } }, job, cancellationToken), cancellationToken);
        }

        if (!order.IsNew && earlier is [{ Status: JobStatus.Completed } made, ..])
        {
            ways.Console.WriteLine(order.Plan is null
                ? $"Job {made.Id} has made this film. It is made anew: a new plan has new seeds, so the clips of that job are not used again (film --from {made.Id} uses them)."
                : $"Job {made.Id} has made this film. It is made again, as another job.");
        }

        return await StartAsync(order with { Options = order.Options with { Key = EarlierJobs.NextKey(earlier, key) } }, cancellationToken);
    }

    /// <summary>Goes on with a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="take">Gets the handle to go on with, when all is settled.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The same as <see cref="OpenAsync"/>.</returns>
    public async Task<Opened?> GoOnAsync(VideoJob job, Func<Task<VideoJob>> take, CancellationToken cancellationToken)
    {
        var facts = await JobFacts.ReadAsync(job, studio.Journal, cancellationToken);
        var seen = await studio.Journal.ReadUpdatesAsync(job.Id, afterSequence: 0, cancellationToken) is [.., var newest] ? newest.Sequence : 0;
        if (job.Status == JobStatus.Completed)
        {
            ways.Console.WriteLine($"Job {job.Id} is finished; nothing is bought.");
            return new Opened(await take(), seen);
        }

        if (facts.UndecidedShots.Count > 0)
        {
            Advice.Say([job.Error?.Message ?? $"Job {job.Id} is parked.", .. Advice.ToDecide(job, facts, studio.World)]);
            return null;
        }

        ways.Console.WriteLine($"Going on with job {job.Id}: {facts.Progress}.");
        if (studio.World.IsLive && job.Plan is { } plan && facts.Remaining(studio.Pipeline.GetQuote(plan)) is { Amount: > 0 } rest)
        {
            Terminal.RequireConsent(ways.Console, rest, ways.HasConsent);
        }

        job = await take();
        await job.ResumeAsync(cancellationToken);
        if ((await JobFacts.ReadAsync(job, studio.Journal, cancellationToken)).WorkerElsewhere is { } worker)
        {
            ways.Console.WriteLine($"Process {worker} is at work on it; watching. Should it end, this one goes on.");
        }

        return new Opened(job, seen);
    }

    // The same request under the same key is the same job, and this process then knows the words behind the placeholders of personal data.
    // With --live the job was started with a plan, which this process does not have.
    private Task<VideoJob> AskAgainAsync(FilmOrder order, VideoJob job, CancellationToken cancellationToken) =>
        order.Plan is { } plan ? studio.Pipeline.StartAsync(plan, order.Options, cancellationToken)
        : studio.World.IsLive ? Task.FromResult(job)
        : studio.Pipeline.StartAsync(order.Request!, order.Options, cancellationToken);

    private async Task<Opened> StartAsync(FilmOrder order, CancellationToken cancellationToken)
    {
        var plan = order.Plan;
        if (plan is null && !studio.World.IsLive)
        {
            return new Opened(await studio.Pipeline.StartAsync(order.Request!, order.Options, cancellationToken), Seen: 0);
        }

        if (plan is null)
        {
            plan = await Terminal.WithSpinnerAsync(ways.Console, "Planning the film", () => studio.Pipeline.PlanAsync(order.Request!, cancellationToken));
            PlanView.Show(ways.Console, plan, studio.Pipeline.GetQuote(plan), asJson: false);
        }

        var quote = await studio.Pipeline.GetQuoteAsync(plan, order.Options, cancellationToken);
        var bought = quote.Lines.Count(line => !line.IsReused);
        var kept = quote.Lines.Count - bought;
        if (order.Plan is not null)
        {
            ways.Console.WriteLine($"{Inputs.Count(kept, "shot")} {(kept == 1 ? "is" : "are")} kept, {bought} {(bought == 1 ? "is" : "are")} bought for {quote.Maximum}.");
        }

        if (studio.World.IsLive && quote.Maximum.Amount > 0)
        {
            Terminal.RequireConsent(ways.Console, quote.Maximum, ways.HasConsent);
        }

        return new Opened(await studio.Pipeline.StartAsync(plan, order.Options, cancellationToken), Seen: 0);
    }

    /// <summary>A job at work.</summary>
    /// <param name="Job">The job.</param>
    /// <param name="Seen">How far its log is old.</param>
    internal sealed record Opened(VideoJob Job, long Seen);
}
