using System.Security.Cryptography;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>The last of five parts: moves a film to its final name, whole or not at all, also across volumes and power cuts.</summary>
internal static class FilmPublication
{
    /// <returns>The SHA-256 of the film.</returns>
    public static async Task<string> PublishAsync(string made, string final, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(final);
        if (Directory.Exists(target))
        {
            throw new CompositionException($"The film cannot be written to '{target}', because that is a folder. Give the name of a file.");
        }

        var part = Path.Join(Path.GetDirectoryName(target), $".{Guid.NewGuid():N}.part");
        try
        {
            string hash;
            var source = File.OpenRead(made);
            await using (source.ConfigureAwait(false))
            {
                var copy = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite);
                await using (copy.ConfigureAwait(false))
                {
                    await source.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
                    copy.Flush(flushToDisk: true);
                    copy.Position = 0;
                    hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(copy, cancellationToken).ConfigureAwait(false));
                }
            }

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
}
