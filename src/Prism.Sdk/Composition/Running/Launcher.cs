namespace Prism.Sdk.Composition.Running;

/// <summary>A stand-in for ffmpeg in the private folder: it notes its process, ties itself to the life of ours, and becomes the real ffmpeg.</summary>
/// <remarks>FFMpegCore starts a program called ffmpeg in a folder that it is given, and nothing can be put before it. So the folder is ours.</remarks>
internal static class Launcher
{
    public const string Children = "children.txt";

    /// <summary>Writes it to the folder <c>tools</c>, where FFMpegCore is told to look. Where children cannot be tied, nothing is written.</summary>
    public static void Prepare(string folder, string ffmpeg)
    {
        if (ChildThread.Bond is not { } bond || OperatingSystem.IsWindows())
        {
            return;
        }

        var tools = Directory.CreateDirectory(Path.Join(folder, "tools")).FullName;
        var script = Path.Join(tools, "ffmpeg");
        File.WriteAllText(script, $"""
            #!/bin/sh
            read -r self < /proc/$$/stat && printf '%s\n' "$self" >> {Quoted(Path.Join(folder, Children))}
            exec {Quoted(bond)} --pdeathsig KILL -- {Quoted(ffmpeg)} "$@"

            """);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
