namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>The lines of a stream of events, each in whole UTF-8, bounded one by one and together.</summary>
internal sealed class EventLines(Stream inner) : IDisposable
{
    /// <summary>The longest line. A chunk holds a few words.</summary>
    private const int LineCap = 1024 * 1024;

    // A chunk wraps each few letters in some hundred bytes.
    private const long TotalCap = 32L * ReplyBody.Cap;

    private byte[] buffer = new byte[8 * 1024];
    private int start;
    private int end;
    private long total;

    /// <summary>Reads a line; <see langword="null"/> at the end.</summary>
    /// <exception cref="ModelReplyException">It is too long, or no UTF-8.</exception>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found, separator: 1);
            }

            searched = end - start;
            MakeRoom();
            var count = await inner.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return end > start ? Take(end - start, separator: 0) : null;
            }

            end += count;
            total += count;
            if (end - start > LineCap || total > TotalCap)
            {
                throw new ModelReplyException(ModelFault.Reply, "too_large", "its stream, or a line of it, is longer than any answer");
            }
        }
    }

    public void Dispose() => inner.Dispose();

    private string Take(int length, int separator)
    {
        var line = ReplyBody.Decode(buffer.AsSpan(start, length)).TrimEnd('\r');
        start += length + separator;
        return line;
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}
