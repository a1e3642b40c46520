namespace Prism.Sdk.Composition.Running;

/// <summary>Looks for room before anything is made.</summary>
internal static class DiskSpace
{
    public static void Require(CompositionRequest request, string workFolder, CompositionOptions options)
    {
        // The film once in the work folder and once, for a moment, beside its final name; its encoded pieces; and each variant as much again.
        var needed = (3 + (2 * options.Variants.Count)) * request.Clips.Sum(static clip => new FileInfo(clip.Path).Length);
        foreach (var folder in (string[])[Path.GetDirectoryName(Path.GetFullPath(request.OutputPath))!, workFolder])
        {
            Directory.CreateDirectory(folder);
            var free = new DriveInfo(folder).AvailableFreeSpace;
            if (free < needed)
            {
                throw new CompositionException($"The disk of '{folder}' has {free / 1_000_000} MB free, and the film needs about {needed / 1_000_000} MB. Free some space and resume the job; the clips are kept.");
            }
        }
    }
}
