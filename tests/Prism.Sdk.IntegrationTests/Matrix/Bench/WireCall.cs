using System.Net.Sockets;
using System.Text;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>One call on the wire, to be answered in any way at all.</summary>
internal sealed class WireCall(WireRequest request, NetworkStream stream, Func<Task<(int Status, string Type, byte[] Body)>> good, CancellationToken hungUp)
{
    public WireRequest Request => request;

    /// <summary>Gets a token that fires when the caller hangs up, or the wire is closed.</summary>
    public CancellationToken HungUp => hungUp;

    /// <summary>Has the emulator answer, without passing the answer on.</summary>
    public Task<(int Status, string Type, byte[] Body)> GoodAsync() => good();

    public Task SendAsync(int status, string type, byte[] body, string headers = "") =>
        RawAsync($"HTTP/1.1 {status} X\nContent-Type: {type}\nContent-Length: {body.Length}\n{headers}", body);

    /// <summary>Writes a head, lines ended by a line feed alone, and a body as they are.</summary>
    public async Task RawAsync(string head, byte[] body)
    {
        var lines = string.Join("\r\n", head.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        await stream.WriteAsync(Encoding.Latin1.GetBytes(lines + "\r\nConnection: close\r\n\r\n"), hungUp);
        await stream.WriteAsync(body, hungUp);
    }

    public Task WriteAsync(byte[] bytes) => stream.WriteAsync(bytes, hungUp).AsTask();

    public void Reset()
    {
        stream.Socket.LingerState = new LingerOption(true, 0);
        stream.Socket.Close();
    }
}
