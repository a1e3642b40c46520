using System.Globalization;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Composition.Running;

namespace Prism.Sdk.Composition.Rendering;

/// <summary>Makes the pieces that cannot be copied: clips that are unlike the others, and the pictures around transitions.</summary>
internal sealed class PieceRender(FfmpegRun ffmpeg, IOptions<CompositionOptions> options)
{
    private const int AtOnce = 2;

    // Fifteen frames compress badly whatever the preset: the fastest at a better quality takes half the time and looks better (49.6 against 43.1 dB).
    private const string JointEncoder = "-c:v libx264 -preset ultrafast -crf 16";

    /// <summary>Makes all clips alike, then all transitions.</summary>
    /// <returns>The pieces in the order of the film.</returns>
    public async Task<IReadOnlyList<Piece>> MakeAsync(FilmPlan plan, string folder, Func<double, Action<double>> share, CancellationToken cancellationToken)
    {
        // Each encoder gives its sets numbers of its own, so that all can stand in one header.
        var taken = plan.Clips.Where(static clip => clip.IsCopied).SelectMany(static clip => clip.Source.Pictures!.Configuration.Ids).ToHashSet();
        var free = Enumerable.Range(0, 32).Where(id => !taken.Contains((uint)id)).Take(2).ToArray();
        var pictures = new PictureTable[plan.Clips.Count];
        await EachAsync(plan.Clips.Count, async (i, token) => pictures[i] = await AlikeAsync(plan, i, free[0], folder, share, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

        var bodies = pictures.Select((table, i) => Body(plan, table, i)).ToList();
        var joints = new PictureTable?[plan.Joints.Count];
        await EachAsync(plan.Joints.Count, async (i, token) => joints[i] = await JointAsync(plan, i, pictures, bodies, free[1], folder, share, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

        var pieces = new List<Piece>();
        for (var i = 0; i < pictures.Length; i++)
        {
            pieces.Add(new Piece(pictures[i], bodies[i].Head, bodies[i].Tail - bodies[i].Head, plan.Clips[i].IsCopied));
            if (i < joints.Length && joints[i] is { } joint)
            {
                pieces.Add(new Piece(joint, 0, joint.Count, IsCopied: false));
            }
        }

        return pieces;
    }

    private static (int Head, int Tail) Body(FilmPlan plan, PictureTable pictures, int i)
    {
        var (head, tail) = plan.BodyOf(i, pictures);
        return head is { } start && start < tail ? (start, tail) : throw new CompositionException($"The clip of shot {plan.Clips[i].Source.Clip.ShotId} cannot be cut where it was planned. Set {CompositionOptions.SectionName}:SmartTransitions to false and resume the job; nothing is bought.");
    }

    private async Task<PictureTable> AlikeAsync(FilmPlan plan, int i, int setId, string folder, Func<double, Action<double>> share, CancellationToken cancellationToken)
    {
        var clip = plan.Clips[i];
        if (clip.IsCopied)
        {
            return clip.Source.Pictures!;
        }

        var seconds = clip.Frames / plan.Rate.PerSecond;
        var output = string.Create(CultureInfo.InvariantCulture, $"alike{i}.mp4");
        var encoder = string.Create(CultureInfo.InvariantCulture, $"-c:v libx264 -preset {options.Value.Preset} -crf {options.Value.Quality} -g {PictureWay.KeyEvery} -flags +cgop");
        try
        {
            await ffmpeg.RunAsync(Work([(string.Create(CultureInfo.InvariantCulture, $"clip{i}.mp4"), FfmpegWork.OnlyMp4)], PictureGraph.One(plan, clip), encoder, setId, output, seconds), folder, share(seconds), cancellationToken).ConfigureAwait(false);
        }
        catch (CompositionException exception) when (!exception.IsTransient)
        {
            throw new CompositionException(exception.Message, exception.InnerException) { ShotId = clip.Source.Clip.ShotId, Output = exception.Output, ExitCode = exception.ExitCode };
        }

        return Made(Path.Join(folder, output), clip.Frames);
    }

    private async Task<PictureTable?> JointAsync(
        FilmPlan plan, int i, PictureTable[] pictures, List<(int Head, int Tail)> bodies, int setId, string folder, Func<double, Action<double>> share, CancellationToken cancellationToken)
    {
        if (plan.Joints[i].IsCut)
        {
            return null;
        }

        var joint = plan.Joints[i];
        var (before, after) = (pictures[i].Count - bodies[i].Tail, joint.IsHeld ? 0 : bodies[i + 1].Head);
        var frames = before + after - joint.Overlap;
        var output = string.Create(CultureInfo.InvariantCulture, $"joint{i}.mp4");

        // Half a frame early: a seek shows the first picture that is not before it, and times are rounded.
        var seek = Math.Max(0, (bodies[i].Tail - 0.5) / plan.Rate.PerSecond).ToString("0.000000", CultureInfo.InvariantCulture);
        var inputs = new[] { (Name(plan, i), $"-ss {seek} {FfmpegWork.OnlyMp4}"), (Name(plan, i + 1), FfmpegWork.OnlyMp4) };
        await ffmpeg.RunAsync(
            Work(inputs, PictureGraph.JointOf(plan, joint, before, after), JointEncoder, setId, output, frames / plan.Rate.PerSecond),
            folder,
            share(frames / plan.Rate.PerSecond),
            cancellationToken).ConfigureAwait(false);
        return Made(Path.Join(folder, output), frames);
    }

    private static string Name(FilmPlan plan, int i) => string.Create(CultureInfo.InvariantCulture, $"{(plan.Clips[i].IsCopied ? "clip" : "alike")}{i}.mp4");

    private static FfmpegWork Work(IReadOnlyList<(string Name, string Options)> inputs, string graph, string encoder, int setId, string output, double seconds) => new()
    {
        Inputs = inputs,
        Graph = graph,
        Arguments = string.Create(CultureInfo.InvariantCulture, $"-map [v] {encoder} -x264-params sps-id={setId} -pix_fmt yuv420p -map_metadata -1 -f mp4"),
        Output = output,
        Duration = TimeSpan.FromSeconds(seconds),
    };

    private static PictureTable Made(string path, int frames)
    {
        var made = PictureTable.Read(path);
        return made.Count == frames ? made : throw new CompositionException($"FFmpeg made {made.Count} frames where {frames} were asked for, so nothing was published. The clips are kept; resume the job to cut again.");
    }

    private static Task EachAsync(int count, Func<int, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, work);
}
