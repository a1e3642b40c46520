using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase.Pacing;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Cleaning;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Offers;
using Prism.Sdk.Pricing.Quotes;
using Prism.Sdk.Pricing.Times;

namespace Prism.Sdk.Jobs;

/// <summary>The facade: plans without a job, and turns requests and plans into jobs.</summary>
internal sealed partial class VideoPipeline(
    IServiceScopeFactory scopes, IJobStore store, JobRunner runner, ClearValues clearValues, JobCancellation cancellation, JobRemoval removal, IClipProvider provider, PriceDesk prices, RequestQuote requestQuote, ShelfQuote shelf, PersonalDataMasker masker, FilmTimes times, SubmitPace pace, RequestImages requestImages, JobImages jobImages, TimeProvider time) : IVideoPipeline
{
    public async Task<ShotPlan> PlanAsync(VideoRequest request, CancellationToken cancellationToken = default)
    {
        RequireText(request);
        using var context = new PlanningContext(prices, time);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            try
            {
                var walk = new StageWalk(context, new NoCheckpoints());
                var input = await PlanFlow.ReadInputAsync(scope.ServiceProvider, walk, request, cancellationToken).ConfigureAwait(false);
                var kept = await requestImages.KeepAsync(request, cancellationToken).ConfigureAwait(false);
                var plan = await PlanFlow.WritePlanAsync(scope.ServiceProvider, walk, kept with { Text = input.Text }, input, cancellationToken).ConfigureAwait(false);
                return plan.WithClearCaptions(input.PersonalData);
            }
            finally
            {
                await context.KeepTextUsesAsync(store).ConfigureAwait(false);
            }
        }
    }

    public Quote GetQuote(ShotPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var offers = prices.OffersFor(plan, payer: null, currency: null);
        return times.Timed(prices.Quote(plan, offers), plan, offers);
    }

    public Quote GetQuote(VideoRequest request)
    {
        RequireText(request);
        return requestQuote.Of(request);
    }

    public Task<Quote> GetQuoteAsync(ShotPlan plan, JobOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);

        ShotPlanCheck.Require(plan, provider.Capabilities);

        // Masked as StartAsync will mask it: the clip is found by the words that are sent.
        return shelf.QuoteAsync(plan.WithoutHidden(out _).WithMaskedCaptions(masker, out _), options ?? new JobOptions(), cancellationToken);
    }

    public Task<ShotImage> KeepImageAsync(VideoImage image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return requestImages.KeepAsync(image, "The picture", cancellationToken);
    }

    public async Task<VideoJob> StartAsync(VideoRequest request, JobOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequireText(request);
        using var context = new PlanningContext(prices, time);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            // Masked before the first write: the journal never holds the clear text.
            KillPoint.Hit("B03");
            var walk = new StageWalk(context, new NoCheckpoints());
            var input = await PlanFlow.ReadInputAsync(scope.ServiceProvider, walk, request, cancellationToken).ConfigureAwait(false);
            KillPoint.Hit("B04");
            var kept = await requestImages.KeepAsync(request, cancellationToken).ConfigureAwait(false);
            var masked = JsonSerializer.Serialize(kept with { Text = input.Text }, JobJson.Default.VideoRequest);
            (string, string?)[] images = [.. kept.Images.Select(static image => (image.Id!, (string?)null))];
            var checkpoint = JsonSerializer.Serialize(input, JobJson.Default.ProcessedInput);
            return await AcceptAsync(masked, PipelineStage.Input, checkpoint, input.PersonalData, images, context.Updates, options, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<VideoJob> StartAsync(ShotPlan plan, JobOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ShotPlanCheck.Require(plan, provider.Capabilities);
        var visible = plan.WithoutHidden(out var hidden);
        ShotPlanCheck.Require(visible, provider.Capabilities);
        PipelineUpdate[] told = HiddenCharacters.WarningFor(hidden, "plan") is { } warning ? [warning with { Time = time.GetUtcNow() }] : [];
        var masked = JsonSerializer.Serialize(visible.WithMaskedCaptions(masker, out var personalData), JobJson.Default.ShotPlan);
        var images = plan.Shots.SelectMany(static shot => shot.References.Append(shot.FirstFrame).OfType<ShotImage>().Select(image => (image.Id, (string?)shot.Id)));
        return AcceptAsync(masked, PipelineStage.Plan, masked, personalData, [.. images], told, options, cancellationToken);
    }

    public async Task<VideoJob?> GetJobAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return await store.FindAsync(jobId, cancellationToken).ConfigureAwait(false) is { } record
            ? await HandleAsync(record, cancellationToken).ConfigureAwait(false)
            : null;
    }

    public async IAsyncEnumerable<VideoJobSummary> ListJobsAsync(JobFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var summary in await store.ListAsync(filter ?? new JobFilter(), cancellationToken).ConfigureAwait(false))
        {
            yield return summary;
        }
    }

    private static void RequireText(VideoRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            throw new ArgumentException("The text is empty: give at least one sentence to film.", nameof(request));
        }
    }

    private async Task<VideoJob> AcceptAsync(
        string masked, PipelineStage stage, string checkpoint, PersonalDataMap personalData, IReadOnlyCollection<(string Id, string? ShotId)> images, IReadOnlyCollection<PipelineUpdate> happened, JobOptions? options, CancellationToken cancellationToken)
    {
        options ??= new JobOptions();
        if (options.Account is { } payer && !OfferList.Require(provider.Capabilities, payer).TakesOrders)
        {
            throw new PrismConfigurationException($"Account '{payer}' takes no new orders (Prism:Accounts:{payer}:Enabled is false). Switch it on, or leave JobOptions.Account null.");
        }

        var now = time.GetUtcNow();
        var record = new JobRecord
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Key = options.Key,
            // Keys are unique in an account: a job that any may pay for has its key where it had it when there was but one.
            Account = options.Account ?? ClipAccount.DefaultName,
            IsPinned = options.Account is not null,
            Status = JobStatus.Running,
            Request = masked,
            RequestHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(masked))),
            Budget = options.Budget,
            Tags = options.Tags,
            ReuseClips = options.ReuseClips,
            Lease = await runner.LeaseForNewJobAsync(cancellationToken).ConfigureAwait(false),
            CreatedAt = now,
            UpdatedAt = now,
        };

        // The job's own copies are there before the job is: from its first moment on, the sources may go.
        await jobImages.TakeAsync(record.Id, images, cancellationToken).ConfigureAwait(false);
        var beginning = new JobBeginning
        {
            Checkpoints = [new JobCheckpoint { Stage = stage, Payload = checkpoint }, .. clearValues.Seal(record.Id, personalData)],
            Updates = [.. happened],
        };
        KillPoint.Hit("B01");
        var accepted = await store.CreateAsync(record, beginning, cancellationToken).ConfigureAwait(false);
        KillPoint.Hit("B02");
        if (images.Count > 0 && accepted.Id != record.Id)
        {
            await jobImages.GiveUpAsync(record.Id).ConfigureAwait(false);
        }

        if (accepted.RequestHash != record.RequestHash)
        {
            throw new JobConflictException($"The key '{options.Key}' belongs to job {accepted.Id}, which was started with another request. Use a new key for a new film.") { JobId = accepted.Id };
        }

        clearValues.Remember(accepted.Id, personalData);
        if (accepted.Id == record.Id)
        {
            runner.Start(accepted);
        }
        else if (accepted.Status == JobStatus.Running)
        {
            // The same key and request again, perhaps after the process that ran it ended: go on, unless another one does.
            await runner.TakeAsync(accepted.Id, cancellationToken).ConfigureAwait(false);
        }

        return await HandleAsync(accepted, cancellationToken).ConfigureAwait(false);
    }

    private async Task<VideoJob> HandleAsync(JobRecord record, CancellationToken cancellationToken)
    {
        var job = new PipelineJob(record, store, runner, clearValues, cancellation, pace, time);
        await job.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return job;
    }
}
