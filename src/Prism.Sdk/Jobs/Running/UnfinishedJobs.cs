using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Jobs.Running;

/// <summary>What a host does beside the calls of its own code: goes on with unfinished jobs, compares the account with the journal, and deletes what was kept long enough.</summary>
internal sealed class UnfinishedJobs(
    JobRunner runner, AccountAudit audit, LeftTasks left, JobRetention retention, IOptions<JobRecoveryOptions> options, LeaseClock clock, ILogger<UnfinishedJobs> logger) : BackgroundService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.ResumeUnfinished)
        {
            return;
        }

        try
        {
            await ResideAsync(stoppingToken).ConfigureAwait(false);
            if (options.Value.AuditAtStart)
            {
                await audit.CompareAsync(stoppingToken).ConfigureAwait(false);
            }

            using var timer = new PeriodicTimer(Hour, clock.Time);
            do
            {
                await SettleLeftAsync(stoppingToken).ConfigureAwait(false);
                await retention.SweepAsync(stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends; the runner stops its jobs when the container does.
        }
    }

    // SIGTERM: no new submit starts; one in flight may finish. The jobs stay as they are.
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await runner.ShutDownAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task SettleLeftAsync(CancellationToken cancellationToken)
    {
        try
        {
            await left.SettleAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PrismException exception)
        {
            logger.LeftTasksFailed(exception);
        }
    }

    private async Task ResideAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await runner.ResideAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PrismException exception) when (exception.IsTransient)
            {
                logger.BeatFailed(exception);
                await Task.Delay(TimeSpan.FromSeconds(5), clock.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
