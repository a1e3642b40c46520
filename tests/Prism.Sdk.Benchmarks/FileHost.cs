using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Prism.Sdk.Benchmarks;

/// <summary>The smallest server of one file: a socket, a head, the bytes. Runs in this process, on the same processors as both that fetch.</summary>
internal sealed class FileHost : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly byte[] file;
    private readonly byte[] head;
    private readonly Task serving;

    public FileHost(int length)
    {
        file = new byte[length];
        Random.Shared.NextBytes(file);
        Box(0, 24, "ftypisom");
        Box(24, 8, "moov");
        Box(32, length - 32, "mdat");
        head = Encoding.ASCII.GetBytes(FormattableString.Invariant($"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: {length}\r\n\r\n"));
        listener.Start();
        serving = ServeAsync();
    }

    public string Authority => $"{listener.LocalEndpoint}";

    public Uri Address => new($"http://{Authority}/clip.mp4");

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var request = new byte[8192];
            while (await stream.ReadAsync(request) > 0)
            {
                await stream.WriteAsync(head);
                await stream.WriteAsync(file);
            }
        }
    }

    private void Box(int at, int size, string name)
    {
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(at), size);
        Encoding.ASCII.GetBytes(name).CopyTo(file, at + 4);
    }
}
