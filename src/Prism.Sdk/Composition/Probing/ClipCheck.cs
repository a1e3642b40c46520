using Prism.Sdk.Downloads;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Composition.Probing;

/// <summary>Tells whether a downloaded file is a whole clip.</summary>
internal sealed class ClipCheck(KnownClips known, MediaProbe probe)
{
    // Hundreds may come home at once, as after a restart.
    private readonly Places places = new(Environment.ProcessorCount);

    /// <param name="path">The file.</param>
    /// <param name="sha256">Its SHA-256, by which the measures are known again at the cut.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>What is wrong with the file, or <see langword="null"/> when it is whole.</returns>
    public async Task<string?> FindProblemAsync(string path, string sha256, CancellationToken cancellationToken)
    {
        if (!StartsAsMp4(path))
        {
            return "it is not an MP4 file";
        }

        using var place = await places.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await known.LookAsync(path, sha256, cancellationToken).ConfigureAwait(false);
            return await probe.FindDecodeErrorAsync(path, cancellationToken).ConfigureAwait(false) is { } error ? $"it does not decode to its end ({error})" : null;
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
    }

    private static bool StartsAsMp4(string path)
    {
        Span<byte> head = stackalloc byte[MediaSniff.Enough];
        using var file = File.OpenHandle(path);
        return MediaSniff.IsMp4(head[..RandomAccess.Read(file, head, fileOffset: 0)]);
    }
}
