using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Input;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Caps;

namespace Prism.Sdk.Jobs.Running;

/// <summary>Walks one job through its stages, from its checkpoints to its film.</summary>
internal sealed class FilmMaking(JobRecord job, PersonalDataMap personalData, IServiceScopeFactory scopes, IJobStore store, JobFolders folders)
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
            var capabilities = stages.GetRequiredService<IClipProvider>().Capabilities;
            var quote = stages.GetRequiredService<PriceDesk>().Quote(plan);
            context.Report(new PlanReady { Plan = plan, Quote = quote });
            await stages.GetRequiredService<BudgetCheck>().RequireAsync(job, plan, cancellationToken).ConfigureAwait(false);

            var composer = stages.GetRequiredService<IVideoComposer>();
            if (composer is IPreflight preflight)
            {
                await preflight.CheckAsync(cancellationToken).ConfigureAwait(false);
            }

            var clips = await ShootAsync(stages, walk, plan, capabilities, cancellationToken).ConfigureAwait(false);
            KillPoint.Hit("B28");
            var film = await walk.RunAsync(
                PipelineStage.Composition,
                () => composer.ComposeAsync(new CompositionRequest { Plan = plan, Clips = clips, OutputPath = folders.Film(job.Id) }, context, cancellationToken),
                static film => string.Create(CultureInfo.InvariantCulture, $"{film.Duration.TotalSeconds:0.0} seconds, {film.Size}")).ConfigureAwait(false);

            KillPoint.Hit("B31b");
            return film with
            {
                Location = await stages.GetRequiredService<IFilmStore>().SaveAsync(job.Id, JobFolders.FilmName, film.Path, cancellationToken).ConfigureAwait(false),
                JobId = job.Id,
                Plan = plan.WithClearCaptions(personalData),
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
        return await PlanFlow.WritePlanAsync(stages, walk, request, input with { PersonalData = personalData }, cancellationToken).ConfigureAwait(false);
    }

    private Task<IReadOnlyList<Clip>> ShootAsync(
        IServiceProvider stages, StageWalk walk, ShotPlan plan, ClipProviderCapabilities capabilities, CancellationToken cancellationToken)
    {
        var most = stages.GetRequiredService<IOptions<GenerationOptions>>().Value.MaxConcurrentShots;
        var atOnce = Math.Min(most, capabilities.FindModel(plan.Model)?.MaxRunningTasks ?? most);
        var shoot = new FilmShoot(stages.GetRequiredService<IClipGenerator>(), store, stages.GetRequiredService<IFilmStore>(), walk.Context, job, atOnce);
        return walk.RunAsync(
            PipelineStage.Generation,
            () => shoot.ShootAsync(plan, cancellationToken),
            static clips => string.Create(CultureInfo.InvariantCulture, $"{clips.Count} {(clips.Count == 1 ? "clip" : "clips")}"));
    }
}
