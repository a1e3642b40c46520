using System.Globalization;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Mp4;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Composition.Running;
using Prism.Sdk.Composition.Texts;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Composition.Rendering;

/// <summary>The third of five parts: makes the film that was planned, in the private folder.</summary>
internal sealed class FilmRender(FfmpegRun ffmpeg, PieceRender pieces, SoundRender sound, IOptions<CompositionOptions> options)
{
    private const string Whole = "pictures.mp4";

    /// <param name="plan">What to make.</param>
    /// <param name="extras">What goes into it besides the clips.</param>
    /// <param name="folder">The private folder, with the clips as <c>clip0.mp4</c>, <c>clip1.mp4</c> …</param>
    /// <param name="output">The name of the film in it.</param>
    /// <param name="percent">Hears how far it is, from 0 to 100.</param>
    /// <param name="cancellationToken">Stops it, and every ffmpeg.</param>
    public async Task MakeAsync(FilmPlan plan, FilmExtras extras, string folder, string output, Action<double> percent, CancellationToken cancellationToken)
    {
        var meter = new WorkMeter(Seconds(plan), percent);
        var ready = extras.ReadySound is not null || plan.Sound is not null;
        var sounding = ready ? Task.CompletedTask : sound.EncodeAsync(plan, extras.Narrations, folder, meter.Share(plan.Seconds * WorkMeter.SoundWeight), cancellationToken);
        IReadOnlyList<Piece> made;
        try
        {
            made = plan.EncodesWhole
                ? await EncodeWholeAsync(plan, extras.BurnedText, folder, output, meter, cancellationToken).ConfigureAwait(false)
                : await pieces.MakeAsync(plan, folder, meter.Share, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // An ffmpeg that nobody waits for must not outlive its folder.
            await sounding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await sounding.ConfigureAwait(false);
        var heard = extras.ReadySound is { } earlier ? FilmAssembly.EncodedSound(earlier, plan.Seconds)
            : plan.Sound is { } splice ? FilmAssembly.CopiedSound(splice)
            : FilmAssembly.EncodedSound(Path.Join(folder, SoundRender.Output), plan.Seconds);
        List<FilmTrack> tracks = [FilmAssembly.Pictures(plan, made), heard];
        if (extras.Captions.Count > 0 && options.Value.Captions.Track)
        {
            tracks.Add(CaptionTrack.For(extras.Captions, plan, extras.Language));
        }

        Write(Path.Join(folder, output), tracks, extras.Metadata, cancellationToken);
    }

    private static void Write(string path, List<FilmTrack> tracks, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        try
        {
            KillPoint.Hit("B29");
            Mp4Writer.Write(path, tracks, metadata, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new CompositionException($"The film could not be written ({exception.Message}). Free some space and resume the job; the clips are kept.", exception);
        }
    }

    private async Task<IReadOnlyList<Piece>> EncodeWholeAsync(FilmPlan plan, string? text, string folder, string output, WorkMeter meter, CancellationToken cancellationToken)
    {
        var name = $"{Path.GetFileNameWithoutExtension(output)}.{Whole}";
        await ffmpeg.RunAsync(
            new FfmpegWork
            {
                Inputs = [.. plan.Clips.Select(static (_, i) => (string.Create(CultureInfo.InvariantCulture, $"clip{i}.mp4"), FfmpegWork.OnlyMp4))],
                Graph = PictureGraph.Whole(plan, text),
                Arguments = string.Create(CultureInfo.InvariantCulture, $"-map [v] -c:v libx264 -preset {options.Value.Preset} -crf {options.Value.Quality} -pix_fmt yuv420p -map_metadata -1 -f mp4"),
                Output = name,
                Duration = plan.Duration,
            },
            folder,
            meter.Share(plan.Seconds),
            cancellationToken).ConfigureAwait(false);
        var pictures = PictureTable.Read(Path.Join(folder, name));
        return pictures.Count == plan.Frames ? [new Piece(pictures, 0, pictures.Count, IsCopied: false)]
            : throw new CompositionException($"FFmpeg made {pictures.Count} frames where {plan.Frames} were asked for, so nothing was published. The clips are kept; resume the job to cut again.");
    }

    private static double Seconds(FilmPlan plan) =>
        (plan.EncodesWhole ? plan.Seconds
            : plan.Clips.Where(static clip => !clip.IsCopied).Sum(clip => clip.Frames / plan.Rate.PerSecond) + plan.Joints.Count(static joint => !joint.IsCut))
        + (plan.Sound is null ? plan.Seconds * WorkMeter.SoundWeight : 0);
}
