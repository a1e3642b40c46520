using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Rendering;

/// <summary>Asks a narrator for the spoken words of each clip.</summary>
internal static class NarratedClips
{
    /// <returns>A file for each clip, or <see langword="null"/> where nobody speaks.</returns>
    public static async Task<IReadOnlyList<string?>> NarrateAsync(
        INarrator narrator, IReadOnlyList<InspectedClip> clips, Dictionary<string, string> words, string language, string folder, StageContext context, CancellationToken cancellationToken)
    {
        var spoken = Directory.CreateDirectory(Path.Join(folder, "narration")).FullName;
        var paths = new string?[clips.Count];
        for (var i = 0; i < clips.Count; i++)
        {
            var shot = clips[i].Clip.ShotId;
            var narration = await narrator.NarrateAsync(
                new NarrationRequest { ShotId = shot, Text = words.GetValueOrDefault(shot), Language = language, Length = clips[i].Facts.VideoDuration, Folder = spoken },
                context,
                cancellationToken).ConfigureAwait(false);
            paths[i] = narration is null || File.Exists(narration.Path)
                ? narration?.Path
                : throw new CompositionException($"The spoken words of shot {shot} are not where the narrator said they are. Resume the job when they are there; nothing is bought.") { ShotId = shot };
        }

        return paths;
    }
}
