using System.Threading.Channels;

namespace Prism.Sdk.Polling;

/// <summary>A fixed number of places; who finds none waits, in the order of arrival.</summary>
/// <remarks>Not a semaphore: one that is disposed with its container lets those who wait at it wait for ever, canceled or not. A channel is not disposed.</remarks>
internal sealed class Places
{
    private readonly Channel<bool> free;

    public Places(int count)
    {
        free = Channel.CreateBounded<bool>(count);
        for (var i = 0; i < count; i++)
        {
            free.Writer.TryWrite(true);
        }
    }

    /// <summary>Waits for a place, which is free again when what comes back is disposed.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await free.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new Place(free.Writer);
    }

    private sealed class Place(ChannelWriter<bool> free) : IDisposable
    {
        private int isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0)
            {
                free.TryWrite(true);
            }
        }
    }
}
