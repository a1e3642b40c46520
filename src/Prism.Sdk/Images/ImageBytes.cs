namespace Prism.Sdk.Images;

/// <summary>Reads a picture whole, and no more than a picture may have.</summary>
internal static class ImageBytes
{
    /// <summary>The most that is taken of any picture: what the newest video models take (dashscope.md §3.2).</summary>
    public const int Most = 20 * 1024 * 1024;

    /// <returns>The bytes; one more than <see cref="Most"/> when there are too many.</returns>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var taken = new MemoryStream();
        var piece = new byte[81920];
        while (taken.Length <= Most && await content.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            taken.Write(piece, 0, (int)Math.Min(read, Most + 1 - taken.Length));
        }

        return taken.GetBuffer().AsMemory(0, (int)taken.Length);
    }
}
