using System.Security.Cryptography;

namespace Prism.Sdk.Generation;

/// <summary>Tells whether a clip on disk is still the one that was paid for.</summary>
internal static class ClipFile
{
    public static async Task<bool> IsIntactAsync(Clip clip, CancellationToken cancellationToken)
    {
        if (!File.Exists(clip.Path))
        {
            return false;
        }

        var stream = File.OpenRead(clip.Path);
        await using (stream.ConfigureAwait(false))
        {
            var hash = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
            return Convert.ToHexStringLower(hash) == clip.Sha256;
        }
    }
}
