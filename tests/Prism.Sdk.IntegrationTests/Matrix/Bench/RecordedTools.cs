using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Composition;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>Stands before ffmpeg and ffprobe, and writes down every word that they are told.</summary>
internal static class RecordedTools
{
    public const string Record = "argv.txt";

    private const string Whole =
        """{"streams":[{"codec_type":"video","codec_name":"h264","width":1280,"height":720,"r_frame_rate":"30/1","avg_frame_rate":"30/1","start_time":"0","duration":"2","nb_read_packets":"60","pix_fmt":"yuv420p"}]}""";

    /// <summary>Uses the real tools behind the record; or, where a scenario is about money alone, ones that call every clip whole.</summary>
    public static void UseRecordedTools(this IPrismBuilder prism, string folder, bool areReal)
    {
        Directory.CreateDirectory(folder);
        var record = $"#!/bin/sh\nprintf '%s\\n' \"$*\" >> '{Path.Join(folder, Record)}'\n";
        foreach (var (name, quick) in new[] { ("ffprobe", $"echo '{Whole}'"), ("ffmpeg", "exit 0") })
        {
            Write(Path.Join(folder, name), record + (areReal ? $"exec {name} \"$@\"\n" : quick + "\n"));
        }

        prism.Services.Configure<CompositionOptions>(options => (options.FfmpegFolder, options.Preset) = (folder, "ultrafast"));
        if (!areReal)
        {
            prism.UseVideoComposer<JoinedNames>();
        }
    }

    /// <summary>Writes a program. Renamed into place: one that is still open for writing cannot be started.</summary>
    public static void Write(string path, string script)
    {
        var beside = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllText(beside, script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(beside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.Move(beside, path, overwrite: true);
    }
}
