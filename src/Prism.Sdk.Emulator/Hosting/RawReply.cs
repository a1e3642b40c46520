using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Prism.Sdk.Emulator.Hosting;

/// <summary>A reply that ends too early, put on the socket past the web server, which would not send it.</summary>
internal static class RawReply
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends the head and a part of the body, then ends the line.</summary>
    /// <param name="context">The request. The headers set on its response are sent.</param>
    /// <param name="declared">The length that the head declares; <see langword="null"/> for none, with <c>Connection: close</c>.</param>
    /// <param name="part">What is sent of the body.</param>
    public static async Task SendAsync(HttpContext context, int? declared, string part)
    {
        var text = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
        text.Append(declared is { } length ? $"Content-Length: {length}\r\n" : "Connection: close\r\n");
        foreach (var (name, value) in context.Response.Headers)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        text.Append("\r\n").Append(part);
        var socket = context.Features.Get<IConnectionSocketFeature>()!.Socket;
        await socket.SendAsync(Encoding.UTF8.GetBytes(text.ToString()), context.RequestAborted).ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);

        // An abort at once would overtake the bytes; the caller hangs up as soon as it has read the end.
        await Pause.UntilHungUpAsync(context, Patience).ConfigureAwait(false);
        context.Abort();
    }
}
