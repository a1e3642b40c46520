using System.Buffers;
using System.Security.Cryptography;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>The last of five parts: moves a film to its final name, whole or not at all, also across volumes and power cuts.</summary>
/// <remarks>Without waiting for the disk asynchronously: on Linux that is a turn of the pool for every few kilobytes.</remarks>
internal static class FilmPublication
{
    private const int BufferSize = 256 * 1024;

    /// <returns>The SHA-256 of the film.</returns>
    public static string Publish(string made, string final, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(final);
        if (Directory.Exists(target))
        {
            throw new CompositionException($"The film cannot be written to '{target}', because that is a folder. Give the name of a file.");
        }

        var part = Path.Join(Path.GetDirectoryName(target), $".{Guid.NewGuid():N}.part");
        try
        {
            var hash = Copy(made, part, cancellationToken);
            KillPoint.Hit("B31");
            File.Move(part, target, overwrite: true);
            return hash;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CompositionException($"The film cannot be written to '{target}' ({exception.Message}). The clips are kept; resume the job when the place is writable.", exception);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static string Copy(string from, string to, CancellationToken cancellationToken)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (source.Read(buffer) is > 0 and var read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                target.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        target.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
