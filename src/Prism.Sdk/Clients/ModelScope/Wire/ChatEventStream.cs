using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>Mends a stream of server-sent events line by line, as they come.</summary>
internal sealed class ChatEventStream(Stream inner, string? asked) : Stream
{
    private const string Prefix = "data:";

    private readonly EventLines lines = new(inner);
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
            if (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } line)
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

    private string? Mend(string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal) || line[Prefix.Length..].Trim() is not { Length: > 0 } data || data == "[DONE]")
        {
            return line;
        }

        var chunk = Read(data);

        // The SDK swallows an error in mid-stream: the answer would simply seem to end.
        if (ChatReplyRepair.FindError(chunk) is { } error)
        {
            throw ChatReplyRepair.ToException(error, chunk);
        }

        if (chunk["choices"] is not JsonArray)
        {
            return null;
        }

        ChatReplyRepair.RequireModel(chunk, asked);
        ChatReplyRepair.MendChoices(chunk, "delta");
        return $"{Prefix} {chunk.ToJsonString()}";
    }

    private static JsonObject Read(string data)
    {
        try
        {
            return JsonContent.Parse(data) ?? throw new ModelReplyException(ModelFault.Reply, "json", "an event of its stream is no object");
        }
        catch (JsonException)
        {
            throw new ModelReplyException(ModelFault.Reply, "json", "an event of its stream is no JSON");
        }
    }
}
