using System.Globalization;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Composition;

/// <summary>The built-in composer: probe, plan, cut, verify, publish.</summary>
internal sealed class FfmpegVideoComposer(
    FfmpegTools tools, MediaProbe probe, FilmCut cut, FilmVerification verification, IOptions<CompositionOptions> options) : IVideoComposer, IPreflight
{
    public Task CheckAsync(CancellationToken cancellationToken) => tools.GetVersionAsync(cancellationToken);

    public async Task<FinalVideo> ComposeAsync(CompositionRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (request.Clips.Count == 0)
        {
            throw new ArgumentException("There are no clips to join.", nameof(request));
        }

        var folder = Directory.CreateDirectory(Path.Join(context.WorkFolder, $"compose-{Guid.NewGuid():N}")).FullName;
        try
        {
            var facts = new List<MediaFacts>();
            foreach (var clip in request.Clips)
            {
                facts.Add(await LookAsync(clip, cancellationToken).ConfigureAwait(false));
            }

            RequireSpace(request);
            PlaceClips(request.Clips, folder);
            var plan = CutPlan.For(facts, request.Plan.Size, options.Value.FrameRate);
            var film = await MakeAsync(request, plan, folder, context, cancellationToken).ConfigureAwait(false);
            WarnIfNotAsPlanned(request, film, context);
            var sha256 = await FilmPublication.PublishAsync(Path.Join(folder, FilmCut.Output), request.OutputPath, cancellationToken).ConfigureAwait(false);
            context.Report(new Composing { Percent = 100 });
            return new FinalVideo
            {
                JobId = context.JobId,
                Path = Path.GetFullPath(request.OutputPath),
                Duration = film.VideoDuration,
                Size = film.Size,
                FrameRate = film.Rate.PerSecond,
                Sha256 = sha256,
                Plan = request.Plan,
                Clips = request.Clips,
            };
        }
        finally
        {
            KillPoint.Hit("B34");
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<MediaFacts> LookAsync(Clip clip, CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(clip.Path)
                ? await probe.LookAsync(clip.Path, cancellationToken).ConfigureAwait(false)
                : throw new InvalidDataException("its file is gone");
        }
        catch (InvalidDataException exception)
        {
            throw Unusable(clip, exception.Message, exception);
        }
    }

    private async Task<MediaFacts> MakeAsync(CompositionRequest request, CutPlan plan, string folder, StageContext context, CancellationToken cancellationToken)
    {
        var progress = new CutProgress(context);
        progress.Report(0);
        try
        {
            await cut.MakeAsync(plan, folder, progress.Report, cancellationToken).ConfigureAwait(false);
            KillPoint.Hit("B30");
            return await verification.VerifyAsync(Path.Join(folder, FilmCut.Output), plan, cancellationToken).ConfigureAwait(false);
        }
        catch (CompositionException exception) when (!exception.IsTransient)
        {
            // The film says that something is wrong, not where: a spoiled clip shows only when it is decoded alone.
            foreach (var clip in request.Clips)
            {
                if (await probe.FindDecodeErrorAsync(clip.Path, cancellationToken).ConfigureAwait(false) is { } error)
                {
                    throw Unusable(clip, $"it does not decode to its end ({error})", exception);
                }
            }

            throw;
        }
    }

    private static CompositionException Unusable(Clip clip, string problem, Exception cause) =>
        new($"The clip of shot {clip.ShotId} cannot be used: {problem}. Resume the job; a clip that is still at the provider is fetched again.", cause) { ShotId = clip.ShotId };

    // Links where the system has them, so that a film does not need its clips twice on disk.
    private static void PlaceClips(IReadOnlyList<Clip> clips, string folder)
    {
        for (var i = 0; i < clips.Count; i++)
        {
            var name = Path.Join(folder, string.Create(CultureInfo.InvariantCulture, $"clip{i}.mp4"));
            if (OperatingSystem.IsWindows())
            {
                File.Copy(clips[i].Path, name);
            }
            else
            {
                File.CreateSymbolicLink(name, Path.GetFullPath(clips[i].Path));
            }
        }
    }

    private static void RequireSpace(CompositionRequest request)
    {
        // The film once in the work folder and once, for a moment, beside its final name.
        var needed = 2 * request.Clips.Sum(clip => new FileInfo(clip.Path).Length);
        var folder = Path.GetDirectoryName(Path.GetFullPath(request.OutputPath))!;
        Directory.CreateDirectory(folder);
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < needed)
        {
            throw new CompositionException($"The disk of '{folder}' has {free / 1_000_000} MB free, and the film needs about {needed / 1_000_000} MB. Free some space and resume the job; the clips are kept.");
        }
    }

    private static void WarnIfNotAsPlanned(CompositionRequest request, MediaFacts film, StageContext context)
    {
        var shots = request.Clips.Select(clip => clip.ShotId).ToHashSet();
        var planned = request.Plan.Shots.Where(shot => shots.Contains(shot.Id)).Sum(shot => shot.Seconds);
        var words = request.Plan.Shots.Select(shot => shot.Transition).Where(transition => transition != ShotTransition.Cut).Distinct().ToArray();
        if (words.Length > 0)
        {
            context.Report(new PipelineWarning { Code = "transition-cut", Message = $"The plan asks for {string.Join(", ", words)}; this composer cuts straight from shot to shot." });
        }

        if (Math.Abs(film.VideoDuration.TotalSeconds - planned) > 0.2)
        {
            context.Report(new PipelineWarning
            {
                Code = "film-length",
                Message = string.Create(CultureInfo.InvariantCulture, $"The film is {film.VideoDuration.TotalSeconds:0.0} seconds long and was planned with {planned}: the provider's clips differ from what was ordered."),
            });
        }
    }
}
