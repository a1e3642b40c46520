using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>The form of one upload, streamed: fields in the official order, the file last, the length known ahead (dashscope.md §2.8).</summary>
/// <remarks>Written by hand because <see cref="MultipartFormDataContent"/> neither quotes field names nor tells of progress.</remarks>
internal sealed class UploadContent : HttpContent
{
    private const int Piece = 128 * 1024;

    private readonly Func<Stream> open;
    private readonly long length;
    private readonly Action<long> sent;
    private readonly byte[] before;
    private readonly byte[] after;

    public UploadContent(UploadCredential credential, string fileName, Func<Stream> open, long length, Action<long> sent)
    {
        (this.open, this.length, this.sent) = (open, length, sent);
        var boundary = $"prism-{Guid.NewGuid():N}";
        var mime = MediaTypes.MimeType(fileName);
        (string Name, string? Value)[] fields =
        [
            ("OSSAccessKeyId", credential.AccessKeyId),
            ("Signature", credential.Signature),
            ("policy", credential.Policy),
            ("key", $"{credential.Directory}/{fileName}"),
            ("x-oss-object-acl", credential.Acl),
            ("x-oss-forbid-overwrite", credential.ForbidOverwrite),
            ("success_action_status", "200"),
            ("x-oss-content-type", mime),
        ];
        var form = new StringBuilder();
        foreach (var (name, value) in fields.Where(static field => field.Value is not null))
        {
            form.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"").Append(name).Append("\"\r\n\r\n").Append(value).Append("\r\n");
        }

        form.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").Append(fileName)
            .Append("\"\r\nContent-Type: ").Append(mime).Append("\r\n\r\n");
        before = Encoding.UTF8.GetBytes(form.ToString());
        after = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new NameValueHeaderValue("boundary", boundary) } };
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(before, cancellationToken).ConfigureAwait(false);
        await CopyAsync(stream, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(after, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = before.Length + this.length + after.Length;
        return true;
    }

    private async Task CopyAsync(Stream target, CancellationToken cancellationToken)
    {
        var file = open();
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        await using (file.ConfigureAwait(false))
        {
            try
            {
                sent(0);
                long done = 0;
                while (done < length)
                {
                    var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(Piece, length - done)), cancellationToken).ConfigureAwait(false);
                    if (read == 0)
                    {
                        throw new EndOfStreamException("The file became shorter while it was uploaded.");
                    }

                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                    done += read;
                    sent(done);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }
}
