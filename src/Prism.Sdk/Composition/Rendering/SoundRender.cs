using System.Globalization;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Running;

namespace Prism.Sdk.Composition.Rendering;

/// <summary>Encodes the sound of a film: clips, spoken words, music, and the level of the whole.</summary>
internal sealed class SoundRender(FfmpegTools tools, FfmpegRun ffmpeg, IOptions<CompositionOptions> options)
{
    public const string Output = "sound.mp4";

    // Whatever the file says it is, it is read as sound and opens no other.
    private const string OnlySound = "-protocol_whitelist file -format_whitelist wav,mp3,flac,ogg,aac,mov";

    private const string MusicName = "music";

    public async Task EncodeAsync(FilmPlan plan, IReadOnlyList<string?> narrations, string folder, Action<double> percent, CancellationToken cancellationToken)
    {
        var inputs = plan.Clips.Select(static (_, i) => (string.Create(CultureInfo.InvariantCulture, $"clip{i}.mp4"), FfmpegWork.OnlyMp4)).ToList();
        var voices = new int?[narrations.Count];
        for (var i = 0; i < narrations.Count; i++)
        {
            if (narrations[i] is { } path)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"voice{i}");
                PlacedFile.Place(path, Path.Join(folder, name));
                voices[i] = inputs.Count;
                inputs.Add((name, OnlySound));
            }
        }

        int? music = null;
        if (options.Value.Sound.Music is { } file)
        {
            PlacedFile.Place(file, Path.Join(folder, MusicName));
            music = inputs.Count;
            inputs.Add((MusicName, "-stream_loop -1 " + OnlySound));
        }

        var level = "";
        if (options.Value.Sound.Loudness is { } target)
        {
            var graph = SoundGraph.For(plan, voices, music, options.Value.Sound, Loudness.Measure(target));
            level = Loudness.Correct(target, await MeasureAsync(inputs, graph, folder, cancellationToken).ConfigureAwait(false));
        }

        await ffmpeg.RunAsync(
            new FfmpegWork
            {
                Inputs = inputs,
                Graph = SoundGraph.For(plan, voices, music, options.Value.Sound, level),
                Arguments = "-map [a] -c:a aac -b:a 192k -map_metadata -1 -f mp4",
                Output = Output,
                Duration = plan.Duration,
            },
            folder,
            percent,
            cancellationToken).ConfigureAwait(false);
    }

    // Not by FFMpegCore: what was measured comes on the standard error, of which it gives no line while it keeps them all.
    private async Task<string> MeasureAsync(List<(string Name, string Options)> inputs, string graph, string folder, CancellationToken cancellationToken)
    {
        List<string> arguments = ["-nostdin", "-hide_banner", "-nostats", "-v", "info", "-progress", "pipe:1"];
        foreach (var (name, before) in inputs)
        {
            arguments.AddRange([.. before.Split(' '), "-i", "file:" + Path.Join(folder, name)]);
        }

        arguments.AddRange(["-filter_complex", graph, "-map", "[a]", "-f", "null", "-"]);
        var result = await ToolProcess.RunAsync(tools.Ffmpeg, arguments, tools.Silence, cancellationToken).ConfigureAwait(false);
        return result.ExitCode == 0
            ? result.Errors
            : throw new CompositionException("FFmpeg could not measure the loudness; its last lines are on this exception (Output). Resume the job to cut again; nothing is bought.") { ExitCode = result.ExitCode, Output = result.Tail, IsTransient = result.HungUp };
    }
}
