using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Caps;
using Prism.Sdk.Pricing.Times;

namespace Prism.Sdk.Jobs.Running;

/// <summary>Walks one job through its stages, from its checkpoints to its film.</summary>
internal sealed class FilmMaking(JobRecord job, ClearValues clearValues, IServiceScopeFactory scopes, IJobStore store, JobFolders folders)
{
    public async Task<FinalVideo> MakeAsync(JobContext context, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var stages = scope.ServiceProvider;
            var walk = new StageWalk(context, new JournalCheckpoints(store, job.Id, job.Lease));
            var plan = await PlanAsync(stages, walk, cancellationToken).ConfigureAwait(false);

            // Everything that can be known before money is spent: the price, the caps, and that FFmpeg is there.
            var currency = await JobCurrency.FindAsync(job, store, cancellationToken).ConfigureAwait(false);
            var times = stages.GetRequiredService<FilmTimes>();
            var prices = stages.GetRequiredService<PriceDesk>();
            var offers = prices.OffersOfJob(plan, job.Payer, currency);
            var quote = times.Timed(prices.Quote(plan, offers), plan, offers);
            context.Report(new PlanReady { Plan = plan, Quote = quote });
            await stages.GetRequiredService<BudgetCheck>().RequireAsync(job, plan, cancellationToken).ConfigureAwait(false);

            var composer = stages.GetRequiredService<IVideoComposer>();
            if (composer is IPreflight preflight)
            {
                await preflight.CheckAsync(cancellationToken).ConfigureAwait(false);
            }

            var clips = await ShootAsync(stages, walk, plan, currency, times.PlacesOf(offers), cancellationToken).ConfigureAwait(false);
            KillPoint.Hit("B28");
            var values = await clearValues.FindAsync(job.Id, cancellationToken).ConfigureAwait(false);
            if (values.WarningFor(plan) is { } warning)
            {
                context.Report(warning);
            }

            var clear = plan.WithClearCaptions(values.Map);
            var request = new CompositionRequest
            {
                Plan = plan,
                Clips = clips,
                Captions = clear.Shots.Where(static shot => shot.Caption is not null).ToDictionary(static shot => shot.Id, static shot => shot.Caption!),
                Title = clear.Title,
                OutputPath = folders.Film(job.Id),
            };
            var film = await walk.RunAsync(
                PipelineStage.Composition,
                () => composer.ComposeAsync(request, context, cancellationToken),
                static film => string.Create(CultureInfo.InvariantCulture, $"{film.Duration.TotalSeconds:0.0} seconds, {film.Size}")).ConfigureAwait(false);

            KillPoint.Hit("B31b");
            if (film.Report is { } report)
            {
                FilmMeter.Composed(report.CopiedSeconds, Math.Max(0, film.Duration.TotalSeconds - report.CopiedSeconds));
            }

            var films = stages.GetRequiredService<IFilmStore>();
            var beside = new List<FilmFile>();
            foreach (var file in film.Files)
            {
                beside.Add(file with { Location = await films.SaveAsync(job.Id, Path.GetFileName(file.Path), file.Path, cancellationToken).ConfigureAwait(false) });
            }

            return film with
            {
                Location = await films.SaveAsync(job.Id, JobFolders.FilmName, film.Path, cancellationToken).ConfigureAwait(false),
                Files = beside,
                JobId = job.Id,
                Plan = clear,
                Clips = clips,
                Cost = clips.Aggregate(quote.Maximum with { Amount = 0 }, static (sum, clip) => sum + clip.Cost),
            };
        }
    }

    private async Task<ShotPlan> PlanAsync(IServiceProvider stages, StageWalk walk, CancellationToken cancellationToken)
    {
        if (await store.LoadCheckpointAsync(job.Id, PipelineStage.Plan, item: "", cancellationToken).ConfigureAwait(false) is { } saved)
        {
            return JsonSerializer.Deserialize(saved, JobJson.Default.ShotPlan)!;
        }

        var request = JsonSerializer.Deserialize(job.Request, JobJson.Default.VideoRequest)!;
        var input = JsonSerializer.Deserialize(
            await store.LoadCheckpointAsync(job.Id, PipelineStage.Input, item: "", cancellationToken).ConfigureAwait(false) ?? throw new PrismException($"The journal lost the input of job {job.Id}."),
            JobJson.Default.ProcessedInput)!;
        var values = await clearValues.FindAsync(job.Id, cancellationToken).ConfigureAwait(false);
        return await PlanFlow.WritePlanAsync(stages, walk, request, input with { PersonalData = values.Map }, cancellationToken).ConfigureAwait(false);
    }

    private Task<IReadOnlyList<Clip>> ShootAsync(
        IServiceProvider stages, StageWalk walk, ShotPlan plan, string? currency, int places, CancellationToken cancellationToken)
    {
        var atOnce = Math.Min(stages.GetRequiredService<IOptions<GenerationOptions>>().Value.MaxConcurrentShots, places);
        var shoot = new FilmShoot(stages.GetRequiredService<IClipGenerator>(), store, stages.GetRequiredService<IFilmStore>(), stages.GetRequiredService<JobImages>(), stages.GetRequiredService<IClipProvider>(), walk.Context, job, currency, atOnce);
        return walk.RunAsync(
            PipelineStage.Generation,
            () => shoot.ShootAsync(plan, cancellationToken),
            static clips => string.Create(CultureInfo.InvariantCulture, $"{clips.Count} {(clips.Count == 1 ? "clip" : "clips")}"));
    }
}
