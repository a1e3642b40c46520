using System.Security.Cryptography;

namespace Prism.Sdk.Generation;

/// <summary>Tells whether a clip on disk is still the one that was paid for.</summary>
internal static class ClipFile
{
    public static Task<bool> IsIntactAsync(Clip clip, CancellationToken cancellationToken) => IsIntactAsync(clip.Path, clip.Sha256, cancellationToken);

    public static async Task<bool> IsIntactAsync(string path, string sha256, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            var hash = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
            return Convert.ToHexStringLower(hash) == sha256;
        }
    }
}
