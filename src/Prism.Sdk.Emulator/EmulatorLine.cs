using System.Net;
using System.Net.Sockets;
using Prism.Sdk.Emulator.Lines;

namespace Prism.Sdk.Emulator;

/// <summary>A second way to an emulator, with an address of its own, on which connections are refused, reset, sliced or left without an answer.</summary>
/// <remarks>All members may be called from many threads at once.</remarks>
public sealed class EmulatorLine : IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly LineCalls calls;
    private readonly LineFault fault;
    private readonly Lock door = new();
    private Socket socket;
    private Task listening = Task.CompletedTask;
    private bool isListening;
    private int connections;
    private volatile bool isRestored;

    private EmulatorLine(LineFault fault, EndPoint emulator)
    {
        (this.fault, calls) = (fault, new LineCalls(emulator, closing.Token));
        socket = Bind(0);
        BaseAddress = new Uri($"http://{socket.LocalEndPoint}/");
        if (!IsRefused(0))
        {
            Listen();
        }
    }

    /// <summary>Gets the address, for example <c>http://127.0.0.1:40124/</c>. All paths of the emulator are under it.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets how many connections were taken. Refused ones are not seen.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Ends the fault: from now on, all new connections go well.</summary>
    public void Restore()
    {
        lock (door)
        {
            isRestored = true;
            if (!isListening && !closing.IsCancellationRequested)
            {
                Listen();
            }
        }
    }

    /// <summary>Closes the line and cuts all its connections.</summary>
    /// <returns>A task that ends when all are gone.</returns>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        Task last;
        lock (door)
        {
            socket.Dispose();
            last = listening;
        }

        await last.ConfigureAwait(false);
        await calls.WhenEndedAsync().ConfigureAwait(false);
        closing.Dispose();
    }

    internal static EmulatorLine Open(LineFault fault, EndPoint emulator)
    {
        LineCalls.Check(fault);
        return new EmulatorLine(fault, emulator);
    }

    private static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (port != 0)
        {
            // Connections of the last listener still have the port.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        }

        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private bool IsRefused(int taken) => fault.Kind == "refuse" && taken >= fault.Skip && !isRestored;

    private void Listen()
    {
        isListening = true;
        socket.Listen();
        listening = ListenAsync(socket);
    }

    private async Task ListenAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var call = await listener.AcceptAsync(closing.Token).ConfigureAwait(false);
                var taken = Interlocked.Increment(ref connections);
                var isHit = !isRestored && fault.Kind != "refuse" && taken > fault.Skip && taken - fault.Skip <= fault.Times;
                if (StopsHere(taken))
                {
                    calls.Begin(call, fault: null);
                    return;
                }

                calls.Begin(call, isHit ? fault : null);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    // The socket that replaces the listener has the port and does not listen: the system itself refuses.
    private bool StopsHere(int taken)
    {
        lock (door)
        {
            if (!IsRefused(taken))
            {
                return false;
            }

            isListening = false;
            socket.Dispose();
            socket = Bind(BaseAddress.Port);
            return true;
        }
    }
}
