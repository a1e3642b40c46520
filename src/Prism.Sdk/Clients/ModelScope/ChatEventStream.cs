using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Mends a stream of server-sent events line by line, as they come.</summary>
internal sealed class ChatEventStream(Stream inner) : Stream
{
    private const string Prefix = "data:";

    private readonly StreamReader lines = new(inner, Encoding.UTF8);
    private byte[] pending = [];
    private int taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (taken == pending.Length)
        {
            if (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is not { } line)
            {
                return 0;
            }

            pending = Mend(line) is { } mended ? Encoding.UTF8.GetBytes(mended + "\n") : [];
            taken = 0;
        }

        var count = Math.Min(buffer.Length, pending.Length - taken);
        pending.AsMemory(taken, count).CopyTo(buffer);
        taken += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lines.Dispose();
        }

        base.Dispose(disposing);
    }

    private static string? Mend(string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal) || Parse(line[Prefix.Length..]) is not { } chunk)
        {
            return line;
        }

        // The SDK swallows an error in mid-stream: the answer would simply seem to end.
        if (ChatReplyRepair.FindError(chunk) is { } error)
        {
            throw new ModelStreamException(JsonContent.Text(error["code"]) ?? JsonContent.Text(error["type"]), JsonContent.Text(error["message"]));
        }

        if (chunk["choices"] is not JsonArray)
        {
            return null;
        }

        ChatReplyRepair.MendChoices(chunk, "delta");
        return $"{Prefix} {chunk.ToJsonString()}";
    }

    private static JsonObject? Parse(string data)
    {
        try
        {
            return JsonNode.Parse(data) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
