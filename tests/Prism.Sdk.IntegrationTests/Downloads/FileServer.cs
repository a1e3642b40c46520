using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Prism.Sdk.IntegrationTests.Downloads;

/// <summary>A server on loopback that answers each connection with bytes as a script says, so that it can break every rule of HTTP.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<int, NetworkStream, CancellationToken, Task> answer;
    private readonly bool readsFirst;
    private readonly Task serving;
    private int connections;

    /// <param name="answer">Writes the answer to connection number 1, 2, …</param>
    /// <param name="readsFirst">Whether the request is read before the answer is written.</param>
    public FileServer(Func<int, NetworkStream, CancellationToken, Task> answer, bool readsFirst = true)
    {
        this.readsFirst = readsFirst;
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    public int Requests => connections;

    public string LastRequest { get; private set; } = "";

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/clip.mp4?Expires=1&Signature=very-secret");

    public static Func<int, NetworkStream, CancellationToken, Task> Always(string head, byte[]? body = null) => (_, stream, token) => SendAsync(stream, head, body ?? [], token);

    public static async Task SendAsync(NetworkStream stream, string head, byte[] body, CancellationToken token)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\nConnection: close\r\n\r\n"), token);
        await stream.WriteAsync(body, token);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Stop();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                var stream = client.GetStream();
                var head = new byte[8192];
                LastRequest = readsFirst ? Encoding.ASCII.GetString(head, 0, await stream.ReadAsync(head, stop.Token)) : "";
                try
                {
                    await answer(Interlocked.Increment(ref connections), stream, stop.Token);
                }
                catch (IOException)
                {
                    // The caller hung up in the middle; the next one may come.
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }
}
