using Microsoft.Extensions.Options;

namespace Prism.Sdk.Composition;

/// <summary>The built-in narrator: spoken words that are already there, a file a shot.</summary>
internal sealed class FileNarrator(IOptions<CompositionOptions> options) : INarrator
{
    private static readonly string[] Endings = [".wav", ".mp3", ".m4a", ".flac", ".ogg"];

    public Task<Narration?> NarrateAsync(NarrationRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        var path = options.Value.Sound.NarrationFolder is { } folder
            ? Endings.Select(ending => Path.Join(folder, request.ShotId + ending)).FirstOrDefault(File.Exists)
            : null;
        return Task.FromResult(path is null ? null : new Narration { Path = Path.GetFullPath(path) });
    }
}
