using System.Net;
using System.Net.Http.Headers;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Clients.DashScope.Wire;

/// <summary>A body that knows whether it began to be sent: the one piece of evidence that tells "not sent" from "nobody knows".</summary>
/// <remarks>Exception types do not tell: a stalled TLS handshake and a lost reply are the same <see cref="TaskCanceledException"/>.</remarks>
internal sealed class SubmitContent : HttpContent
{
    private readonly byte[] body;
    private readonly Func<bool> mayBegin;
    private volatile bool started;

    /// <param name="body">What to send.</param>
    /// <param name="mayBegin">Whether it is still time, asked when the line stands: a process may have stood still while it connected.</param>
    public SubmitContent(byte[] body, Func<bool> mayBegin)
    {
        (this.body, this.mayBegin) = (body, mayBegin);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    public bool Started => started;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!mayBegin())
        {
            throw new HttpRequestException("The process stood still for too long before the order could leave; it was not sent.");
        }

        started = true;
        KillPoint.Hit("B16");
        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
