using System.Globalization;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Composition.Running;

namespace Prism.Sdk.Composition;

/// <summary>A film at one glance: the middle frame of each shot, side by side.</summary>
/// <remarks>A singleton of the container; thread-safe.</remarks>
public sealed class ContactSheet
{
    private const int Height = 270;

    private readonly FfmpegTools tools;

    internal ContactSheet(FfmpegTools tools) => this.tools = tools;

    /// <summary>Writes the sheet as a JPEG picture.</summary>
    /// <param name="film">The film; its clips must still be on disk.</param>
    /// <param name="path">Where the picture goes; one that is there is replaced.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when the picture is written.</returns>
    /// <exception cref="CompositionException">FFmpeg could not make it.</exception>
    /// <exception cref="PrismConfigurationException">FFmpeg is missing.</exception>
    public async Task WriteAsync(FinalVideo film, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(film);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var target = Path.GetFullPath(path);
        var part = Path.Join(Path.GetDirectoryName(target), $".{Guid.NewGuid():N}.jpg");
        List<string> arguments = ["-nostdin", "-hide_banner", "-v", "error", "-y"];
        foreach (var clip in film.Clips)
        {
            var seconds = film.Plan?.Shots.FirstOrDefault(shot => shot.Id == clip.ShotId)?.Seconds ?? 2;
            arguments.AddRange(["-ss", (seconds / 2.0).ToString("0.###", CultureInfo.InvariantCulture), .. MediaProbe.OnlyMp4, "-i", "file:" + clip.Path]);
        }

        arguments.AddRange(["-filter_complex", Graph(film.Clips.Count), "-map", "[sheet]", "-frames:v", "1", "-update", "1", "-q:v", "3", "file:" + part]);
        try
        {
            var result = await ToolProcess.RunAsync(tools.Ffmpeg, arguments, cancellationToken).ConfigureAwait(false);
            if (result.ExitCode != 0 || !File.Exists(part))
            {
                throw new CompositionException("FFmpeg could not make the contact sheet; its last lines are on this exception (Output). The film itself is well.") { ExitCode = result.ExitCode, Output = result.Tail };
            }

            File.Move(part, target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static string Graph(int clips)
    {
        var scaled = string.Join(';', Enumerable.Range(0, clips).Select(i => $"[{i}:v:0]scale=-2:{Height},setsar=1,format=yuvj420p[f{i}]"));
        var all = string.Concat(Enumerable.Range(0, clips).Select(i => $"[f{i}]"));
        return clips == 1 ? $"{scaled};[f0]null[sheet]" : $"{scaled};{all}hstack=inputs={clips}[sheet]";
    }
}
