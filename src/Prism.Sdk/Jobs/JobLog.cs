using System.Threading.Channels;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Jobs;

/// <summary>Writes the updates of one run to the journal, in order, without making the stages wait.</summary>
internal sealed class JobLog
{
    private readonly Channel<PipelineUpdate> channel = Channel.CreateUnbounded<PipelineUpdate>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IJobStore store;
    private readonly JobSignal signal;
    private readonly TimeProvider time;
    private readonly string jobId;
    private readonly Task pump;
    private double lastPercent = -1;

    public JobLog(IJobStore store, JobSignal signal, TimeProvider time, string jobId)
    {
        (this.store, this.signal, this.time, this.jobId) = (store, signal, time, jobId);
        pump = PumpAsync();
    }

    public void Report(PipelineUpdate update)
    {
        // FFmpeg reports twice a second; whole percents are enough for a person and for the file.
        if (update is Composing composing)
        {
            if (Math.Floor(composing.Percent) <= Volatile.Read(ref lastPercent))
            {
                return;
            }

            Volatile.Write(ref lastPercent, Math.Floor(composing.Percent));
        }

        channel.Writer.TryWrite(update with { Time = time.GetUtcNow() });
    }

    /// <summary>Writes what is left. Nothing is taken afterwards.</summary>
    public Task CloseAsync()
    {
        channel.Writer.TryComplete();
        return pump;
    }

    private async Task PumpAsync()
    {
        await foreach (var update in channel.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await store.AppendAsync(jobId, update, CancellationToken.None).ConfigureAwait(false);
            signal.Pulse();
        }
    }
}
