using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Prism.Sdk.Emulator.Lines;

/// <summary>The connections of a line, each led to the emulator as its fault wants.</summary>
internal sealed class LineCalls(EndPoint emulator, CancellationToken closing)
{
    private static readonly string[] Kinds = ["refuse", "rst-at-once", "rst-before-read", "rst-mid-request", "rst-after-request", "rst-mid-reply", "slice", "stall", "close", "tls-badcert"];
    private static readonly TimeSpan LastWord = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<Socket, Task> running = new();

    public static void Check(LineFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Skip, nameof(fault));
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Bytes, 1, nameof(fault));
        if (!Kinds.Contains(fault.Kind))
        {
            throw new ArgumentException($"No fault '{fault.Kind}' on a line. Kinds: {string.Join(", ", Kinds)}.", nameof(fault));
        }
    }

    public void Begin(Socket call, LineFault? fault) => running[call] = Task.Run(async () =>
    {
        try
        {
            await PlayAsync(call, fault).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException or IOException or AuthenticationException)
        {
            // One of the two hung up, or the line is closed.
        }
        finally
        {
            call.Dispose();
            running.TryRemove(call, out _);
        }
    });

    public Task WhenEndedAsync() => Task.WhenAll(running.Values);

    private async Task PlayAsync(Socket call, LineFault? fault)
    {
        switch (fault?.Kind)
        {
            case "rst-at-once":
                Reset(call);
                return;
            case "rst-before-read":
                // It is there, and stays unread.
                await call.ReceiveAsync(Memory<byte>.Empty, closing).ConfigureAwait(false);
                Reset(call);
                return;
            case "rst-mid-request":
                await Pipe.PassAsync(call, to: null, fault.Bytes, closing).ConfigureAwait(false);
                Reset(call);
                return;
            case "close":
                await call.ReceiveAsync(new byte[16 * 1024], closing).ConfigureAwait(false);
                call.Shutdown(SocketShutdown.Both);
                return;
            case "tls-badcert":
                await SelfSigned.ServeAsync(call, emulator, closing).ConfigureAwait(false);
                return;
            case "stall":
                await Pipe.PassAsync(call, to: null, long.MaxValue, closing).ConfigureAwait(false);
                return;
        }

        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        call.NoDelay = true;
        await server.ConnectAsync(emulator, closing).ConfigureAwait(false);
        switch (fault?.Kind)
        {
            case "rst-after-request":
                await ResetAfterAsync(call, server, answerBytes: 0).ConfigureAwait(false);
                return;
            case "rst-mid-reply":
                await ResetAfterAsync(call, server, fault.Bytes).ConfigureAwait(false);
                return;
            default:
                var slice = fault?.Kind == "slice" ? fault : null;
                await Task.WhenAll(Pipe.CarryAsync(call, server, slice, closing), Pipe.CarryAsync(server, call, slice, closing)).ConfigureAwait(false);
                return;
        }
    }

    // The first byte of the answer says that the request is carried out.
    private async Task ResetAfterAsync(Socket call, Socket server, int answerBytes)
    {
        var request = Pipe.CarryAsync(call, server, slice: null, closing);
        await Pipe.PassAsync(server, answerBytes > 0 ? call : null, Math.Max(1, answerBytes), closing).ConfigureAwait(false);

        // A reset may overtake bytes that the other side has not read.
        await Task.Delay(answerBytes > 0 ? LastWord : TimeSpan.Zero, TimeProvider.System, closing).ConfigureAwait(false);
        Reset(call);
        server.Dispose();
        await request.ConfigureAwait(false);
    }

    private static void Reset(Socket call)
    {
        call.LingerState = new LingerOption(enable: true, seconds: 0);
        call.Dispose();
    }
}
