using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs;

/// <summary>The facade: plans without a job, and turns requests and plans into jobs.</summary>
internal sealed partial class VideoPipeline(
    IServiceScopeFactory scopes, IJobStore store, JobRunner runner, JobCancellation cancellation, JobRemoval removal, IClipProvider provider, PriceDesk prices, RequestQuote requestQuote, ShelfQuote shelf, TimeProvider time) : IVideoPipeline
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
                var plan = await PlanFlow.WritePlanAsync(scope.ServiceProvider, walk, request with { Text = input.Text }, input, cancellationToken).ConfigureAwait(false);
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
        return prices.Quote(plan);
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
        return shelf.QuoteAsync(plan.WithMaskedCaptions(out _), options ?? new JobOptions(), cancellationToken);
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
            var masked = JsonSerializer.Serialize(request with { Text = input.Text }, JobJson.Default.VideoRequest);
            var checkpoint = JsonSerializer.Serialize(input, JobJson.Default.ProcessedInput);
            return await AcceptAsync(masked, PipelineStage.Input, checkpoint, input.PersonalData, context.Updates, options, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<VideoJob> StartAsync(ShotPlan plan, JobOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ShotPlanCheck.Require(plan, provider.Capabilities);
        var masked = JsonSerializer.Serialize(plan.WithMaskedCaptions(out var personalData), JobJson.Default.ShotPlan);
        return AcceptAsync(masked, PipelineStage.Plan, masked, personalData, [], options, cancellationToken);
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
        string masked, PipelineStage stage, string checkpoint, Input.PersonalDataMap personalData, IReadOnlyCollection<PipelineUpdate> happened, JobOptions? options, CancellationToken cancellationToken)
    {
        options ??= new JobOptions();
        if (options.Account != "default")
        {
            throw new PrismConfigurationException($"No account '{options.Account}' is configured. Leave JobOptions.Account at 'default', whose key is DASHSCOPE_API_KEY (Prism:DashScope:ApiKey).");
        }

        var now = time.GetUtcNow();
        var record = new JobRecord
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Key = options.Key,
            Account = options.Account,
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

        KillPoint.Hit("B01");
        var accepted = await store.CreateAsync(record, stage, checkpoint, cancellationToken).ConfigureAwait(false);
        KillPoint.Hit("B02");
        if (accepted.RequestHash != record.RequestHash)
        {
            throw new JobConflictException($"The key '{options.Key}' belongs to job {accepted.Id}, which was started with another request. Use a new key for a new film.") { JobId = accepted.Id };
        }

        runner.Remember(accepted.Id, personalData);
        if (accepted.Id == record.Id)
        {
            // From here on the job is accepted: nothing that goes wrong with its first lines may keep it from running.
            try
            {
                await store.AppendAsync(accepted.Id, [.. happened], CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                runner.Start(accepted);
            }
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
        var job = new PipelineJob(record, store, runner, cancellation, time);
        await job.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return job;
    }
}
