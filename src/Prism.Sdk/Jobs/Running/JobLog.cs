using System.Threading.Channels;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Running;

/// <summary>Writes the updates of one run to the journal, in order, without making the stages wait.</summary>
internal sealed class JobLog
{
    private const int Tries = 10;

    private readonly Channel<PipelineUpdate> channel = Channel.CreateUnbounded<PipelineUpdate>(new UnboundedChannelOptions { SingleReader = true });
    private readonly LogThrottle throttle = new();
    private readonly IJobStore store;
    private readonly JobSignal signal;
    private readonly PriceDesk prices;
    private readonly TimeProvider time;
    private readonly JobRecord job;
    private readonly Task pump;

    public JobLog(IJobStore store, JobSignal signal, PriceDesk prices, TimeProvider time, JobRecord job)
    {
        (this.store, this.signal, this.prices, this.time, this.job) = (store, signal, prices, time, job);
        pump = PumpAsync();
    }

    public void Report(PipelineUpdate update)
    {
        if (throttle.Lets(update))
        {
            channel.Writer.TryWrite(prices.Priced(update) with { Time = time.GetUtcNow() });
        }
    }

    /// <summary>Writes what is left. Nothing is taken afterwards.</summary>
    public Task CloseAsync()
    {
        channel.Writer.TryComplete();
        return pump;
    }

    private async Task PumpAsync()
    {
        var batch = new List<PipelineUpdate>();
        while (await channel.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            // What came while the last commit was under way goes in one.
            while (channel.Reader.TryRead(out var update))
            {
                batch.Add(update);
            }

            await WriteAsync(batch).ConfigureAwait(false);
            batch.Clear();
            signal.Pulse();
        }
    }

    // A busy journal is waited for: a film must not fail for a line of its log.
    private async Task WriteAsync(List<PipelineUpdate> batch)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await store.AppendAsync(job.Id, batch, CancellationToken.None).ConfigureAwait(false);
                break;
            }
            catch (JournalException exception) when (exception.IsTransient && tries < Tries)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), time).ConfigureAwait(false);
            }
        }

        foreach (var used in batch.OfType<TextUsed>())
        {
            await store.RecordTextUseAsync(used.ToLedger(job.Id, job.Account, job.Tags), CancellationToken.None).ConfigureAwait(false);
        }
    }
}
