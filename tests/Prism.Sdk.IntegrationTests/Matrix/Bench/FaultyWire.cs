using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>Stands between the library and the emulator on a port of its own: passes calls on, and breaks those that a row wants broken, byte by byte.</summary>
internal sealed class FaultyWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient emulator;
    private readonly List<Break> breaks = [];
    private readonly ConcurrentDictionary<Task, bool> calls = new();
    private readonly Task serving;

    public FaultyWire(Uri behind)
    {
        emulator = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = behind };
        listener.Start();
        BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        serving = ServeAsync();
    }

    public Uri BaseAddress { get; }

    public ConcurrentQueue<WireRequest> Requests { get; } = new();

    public int Count(string path) => Requests.Count(request => request.Path.Contains(path, StringComparison.Ordinal));

    /// <summary>Answers calls of a path in a way of one's own, after <paramref name="skip"/> good ones.</summary>
    public void On(string path, Func<WireCall, Task> answer, int times = 1, int skip = 0)
    {
        lock (breaks)
        {
            breaks.Add(new Break(path, answer) { Left = times, Skip = skip });
        }
    }

    public void Clear()
    {
        lock (breaks)
        {
            breaks.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        await Task.WhenAll(calls.Keys);
        emulator.Dispose();
        stop.Dispose();
    }

    private Func<WireCall, Task>? Take(string path)
    {
        lock (breaks)
        {
            var hit = breaks.FirstOrDefault(one => one.Left > 0 && path.Contains(one.Path, StringComparison.Ordinal));
            if (hit is null || hit.Skip-- > 0)
            {
                return null;
            }

            hit.Left--;
            return hit.Answer;
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                var call = Task.Run(() => CallAsync(client));
                calls[call] = true;
                _ = call.ContinueWith(done => calls.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the row.
        }
    }

    private async Task CallAsync(TcpClient client)
    {
        using var own = client;
        using var hungUp = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        try
        {
            var stream = client.GetStream();
            if (await ReadAsync(stream, hungUp.Token) is not { } request)
            {
                return;
            }

            Requests.Enqueue(request);
            var watching = WatchAsync(stream, hungUp);
            var call = new WireCall(request, stream, () => PassAsync(request, hungUp.Token), hungUp.Token);
            if (Take(request.Path) is { } answer)
            {
                await answer(call);
            }
            else
            {
                var (status, type, body) = await call.GoodAsync();
                await call.SendAsync(status, type, body);
            }

            client.Client.Shutdown(SocketShutdown.Send);
            await watching.WaitAsync(TimeSpan.FromSeconds(5), stop.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException or HttpRequestException or TimeoutException)
        {
            // One of the two hung up.
        }
    }

    // Who waits for an answer sends nothing more: whatever comes is the end.
    private static async Task WatchAsync(NetworkStream stream, CancellationTokenSource hungUp)
    {
        try
        {
            _ = await stream.ReadAsync(new byte[1], hungUp.Token);
            await hungUp.CancelAsync();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Ended from this side.
        }
    }

    private async Task<(int Status, string Type, byte[] Body)> PassAsync(WireRequest request, CancellationToken token)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path.TrimStart('/'));
        if (request.Body.Length > 0)
        {
            message.Content = new ByteArrayContent(request.Body);
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!name.Equals("Connection", StringComparison.OrdinalIgnoreCase) && !message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await emulator.SendAsync(message, token);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "text/plain", await response.Content.ReadAsByteArrayAsync(token));
    }

    private static async Task<WireRequest?> ReadAsync(NetworkStream stream, CancellationToken token)
    {
        var bytes = new List<byte>();
        var buffer = new byte[16 * 1024];
        var end = -1;
        while (end < 0)
        {
            var read = await stream.ReadAsync(buffer, token);
            if (read == 0)
            {
                return null;
            }

            bytes.AddRange(buffer.AsSpan(0, read));
            end = bytes.ToArray().AsSpan().IndexOf("\r\n\r\n"u8);
        }

        var lines = Encoding.Latin1.GetString([.. bytes[..end]]).Split("\r\n");
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(static line => line.Split(": ", 2)).GroupBy(static pair => pair[0], StringComparer.OrdinalIgnoreCase).ToDictionary(static same => same.Key, static same => same.Last()[1], StringComparer.OrdinalIgnoreCase);
        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        var body = bytes[(end + 4)..];
        while (body.Count < length)
        {
            var read = await stream.ReadAsync(buffer, token);
            if (read == 0)
            {
                return null;
            }

            body.AddRange(buffer.AsSpan(0, read));
        }

        return new WireRequest(first[0], first[1], headers, [.. body], TimeProvider.System.GetUtcNow());
    }

    private sealed class Break(string path, Func<WireCall, Task> answer)
    {
        public string Path => path;

        public Func<WireCall, Task> Answer => answer;

        public int Left { get; set; }

        public int Skip { get; set; }
    }
}
