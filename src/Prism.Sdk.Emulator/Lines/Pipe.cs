using System.Net.Sockets;

namespace Prism.Sdk.Emulator.Lines;

/// <summary>Moves bytes between two sockets.</summary>
internal static class Pipe
{
    /// <summary>Carries all that comes, in slices or as it comes, until one side ends; an end is passed on.</summary>
    public static async Task CarryAsync(Socket from, Socket to, LineFault? slice, CancellationToken cancellationToken)
    {
        var buffer = new byte[slice?.Bytes ?? 64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                await to.SendAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                if (slice is not null)
                {
                    await Task.Delay(slice.Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // A broken side breaks the other, as one line would.
            from.Dispose();
            to.Dispose();
        }
    }

    /// <summary>Passes so many bytes on, fewer only at the end; to nobody, they are lost.</summary>
    public static async Task PassAsync(Socket from, Socket? to, long count, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (var left = count; left > 0;)
        {
            var read = await from.ReceiveAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            left -= read;
            if (to is not null)
            {
                await to.SendAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
