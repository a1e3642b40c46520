namespace Prism.Sdk.Emulator.Clips;

/// <summary>Where the clips lie: those of tasks in one folder, shared ones perhaps in another. A clip appears whole or not at all.</summary>
internal sealed class ClipFolder : IDisposable
{
    // A new way of making clips gets a new number, so that no old shared clip passes for a new one.
    private const string SharedPrefix = "shared-1-";

    private readonly string own;
    private readonly string shared;
    private readonly bool isKept;

    private ClipFolder(string own, string shared, bool isKept) => (this.own, this.shared, this.isKept) = (own, shared, isKept);

    public static ClipFolder Open(PrismEmulatorOptions options)
    {
        var own = options.StateFolder is { } state
            ? Directory.CreateDirectory(Path.GetFullPath(Path.Join(state, "clips"))).FullName
            : Directory.CreateTempSubdirectory("prism-emulator-").FullName;
        SweepUp(own);
        var shared = options.SharedClipFolder is { } folder ? Directory.CreateDirectory(Path.GetFullPath(folder)).FullName : own;
        return new ClipFolder(own, shared, options.StateFolder is not null);
    }

    public static string OwnName(string taskId) => taskId + ".mp4";

    public static string SharedName(ClipShape shape) => $"{SharedPrefix}{shape.Size.Replace('*', 'x')}-{shape.Seconds}s{(shape.FramesPerSecond == 30 ? "" : $"-{shape.FramesPerSecond}fps")}{(shape.HasSound ? "" : "-silent")}.mp4";

    public string PathOf(string name) => Path.Join(name.StartsWith(SharedPrefix, StringComparison.Ordinal) ? shared : own, name);

    public DirectoryInfo OpenWork() => Directory.CreateDirectory(Path.Join(own, "work-" + Guid.NewGuid().ToString("N")));

    /// <summary>Puts a finished clip in its place, in one step: another process may look for it at the same time.</summary>
    public void Publish(string file, string name)
    {
        var place = PathOf(name);
        var beside = $"{place}.{Guid.NewGuid():N}.part";
        File.Move(file, beside);
        File.Move(beside, place, overwrite: true);
    }

    /// <summary>Removes the clips of tasks. Shared ones belong to nobody and stay.</summary>
    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(own, "*.mp4").Where(file => !Path.GetFileName(file).StartsWith(SharedPrefix, StringComparison.Ordinal)))
        {
            File.Delete(file);
        }
    }

    public void Dispose()
    {
        try
        {
            if (!isKept)
            {
                Directory.Delete(own, recursive: true);
            }
        }
        catch (IOException)
        {
            // A clip is still being read; the system empties its temporary folder some day.
        }
    }

    // What a killed emulator was making. Nobody else makes clips here: the state folder is held.
    private static void SweepUp(string own)
    {
        foreach (var work in Directory.EnumerateDirectories(own, "work-*"))
        {
            Directory.Delete(work, recursive: true);
        }

        foreach (var part in Directory.EnumerateFiles(own, "*.part"))
        {
            File.Delete(part);
        }
    }
}
