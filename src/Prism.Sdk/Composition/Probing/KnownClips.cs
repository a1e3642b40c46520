using System.Collections.Concurrent;

namespace Prism.Sdk.Composition.Probing;

/// <summary>Remembers what was measured of a clip, from its check after the download to the cut: most of what a probe costs is the start of the program.</summary>
/// <remarks>A file of other content, length or time is another clip; its name may change. What is wrong with one is never remembered.</remarks>
internal sealed class KnownClips(MediaProbe probe)
{
    private const int Most = 1000;

    private readonly ConcurrentDictionary<(string Sha256, long Length, DateTime Written), MediaFacts> known = new();

    /// <param name="path">The file.</param>
    /// <param name="sha256">The SHA-256 of the file; empty when it is not known.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <exception cref="InvalidDataException">The file is not a video that can be used; the message says why.</exception>
    public async Task<MediaFacts> LookAsync(string path, string sha256, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        var key = (sha256, file.Length, file.LastWriteTimeUtc);
        if (sha256.Length > 0 && known.TryGetValue(key, out var facts))
        {
            return facts;
        }

        facts = await probe.LookAsync(path, cancellationToken).ConfigureAwait(false);
        if (known.Count >= Most)
        {
            // Whoever is forgotten is looked at again.
            known.Clear();
        }

        return sha256.Length > 0 ? known[key] = facts : facts;
    }
}
