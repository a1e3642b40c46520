using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Composition;
using Prism.Sdk.DependencyInjection;

namespace Prism.Sdk.Worker;

/// <summary>Stand-ins for ffmpeg and ffprobe that call every clip whole: decoding would take most of the time of a test that asks about money.</summary>
public static class QuickTools
{
    private const string Whole =
        """{"streams":[{"codec_type":"video","codec_name":"h264","width":1280,"height":720,"r_frame_rate":"30/1","avg_frame_rate":"30/1","start_time":"0","duration":"2","nb_read_packets":"60","pix_fmt":"yuv420p"}]}""";

    /// <summary>Joins names instead of cutting, and decodes nothing. Downloads stay real.</summary>
    public static IPrismBuilder UseQuickTools(this IPrismBuilder prism, string folder)
    {
        Write(Directory.CreateDirectory(folder).FullName);
        prism.UseVideoComposer<JoinedNames>();
        prism.Services.Configure<CompositionOptions>(options => options.FfmpegFolder = folder);
        return prism;
    }

    private static void Write(string folder)
    {
        foreach (var (name, text) in new[] { ("ffprobe", $"#!/bin/sh\necho '{Whole}'\n"), ("ffmpeg", "#!/bin/sh\nexit 0\n") })
        {
            var path = Path.Join(folder, name);
            if (!File.Exists(path))
            {
                // Renamed into place: a program that is still open for writing cannot be started.
                var beside = $"{path}.{Guid.NewGuid():N}";
                File.WriteAllText(beside, text);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(beside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }

                File.Move(beside, path, overwrite: true);
            }
        }
    }
}
