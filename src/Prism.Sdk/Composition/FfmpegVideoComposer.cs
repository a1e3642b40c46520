using System.Globalization;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Composition.Publishing;
using Prism.Sdk.Composition.Rendering;
using Prism.Sdk.Composition.Running;
using Prism.Sdk.Composition.Texts;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Composition;

/// <summary>The built-in composer: probe, plan, execute, verify, publish.</summary>
internal sealed class FfmpegVideoComposer(
    FfmpegTools tools,
    ClipInspection inspection,
    FfmpegRun ffmpeg,
    FilmRender render,
    FilmVerification verification,
    FilmCompanions companions,
    TextBurning burning,
    INarrator narrator,
    IOptions<CompositionOptions> options) : IVideoComposer, IPreflight
{
    private const string Film = "film.mp4";

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await tools.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        await burning.CheckAsync(cancellationToken).ConfigureAwait(false);
    }

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
            return await ComposeAsync(request, folder, context, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new CompositionException($"The film could not be made ({exception.Message}). The clips are kept; resume the job when there is room on the disk.", exception);
        }
        finally
        {
            KillPoint.Hit("B34");
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<FinalVideo> ComposeAsync(CompositionRequest request, string folder, StageContext context, CancellationToken cancellationToken)
    {
        var clips = await inspection.InspectAsync(request.Clips, cancellationToken).ConfigureAwait(false);
        var shots = request.Clips.Select(clip => request.Plan.Shots.FirstOrDefault(shot => shot.Id == clip.ShotId)).ToList();
        DiskSpace.Require(request, folder, options.Value);
        ffmpeg.Prepare(folder);
        for (var i = 0; i < clips.Count; i++)
        {
            PlacedFile.Place(clips[i].Clip.Path, Path.Join(folder, string.Create(CultureInfo.InvariantCulture, $"clip{i}.mp4")));
        }

        var words = shots.Where(static shot => shot is not null).ToDictionary(static shot => shot!.Id, shot => request.Captions.GetValueOrDefault(shot!.Id) ?? shot.Caption ?? "");
        var title = request.Title ?? request.Plan.Title;
        var burns = burning.IsAsked(words.Values, title);
        var narrations = await NarrateAsync(clips, words, request.Plan.Language, folder, context, cancellationToken).ConfigureAwait(false);
        var plan = FilmPlanner.Plan(clips, shots, request.Plan.Size, options.Value, burns, WhySoundIsEncoded(narrations));
        var extras = new FilmExtras
        {
            Metadata = options.Value.AiLabel.Metadata ? new Dictionary<string, string> { [AiLabel.Tag] = AiLabel.For(options.Value.AiLabel, context.JobId) } : new Dictionary<string, string>(),
            Captions = Caption.Of(plan, shots, words),
            Title = title,
            Language = request.Plan.Language,
            Narrations = narrations,
        };
        var progress = new CutProgress(context);
        progress.Report(0);
        var (film, variants) = await MakeAsync(request, plan, extras, burns, folder, progress, cancellationToken).ConfigureAwait(false);
        return await PublishAsync(request, plan, extras, film, variants, folder, context, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(MediaFacts Film, List<(string Kind, string Made, MediaFacts Facts)> Variants)> MakeAsync(
        CompositionRequest request, FilmPlan plan, FilmExtras extras, bool burns, string folder, CutProgress progress, CancellationToken cancellationToken)
    {
        // Each variant is an encoding; the film itself may be none.
        var parts = 1.0 + options.Value.Variants.Count;
        try
        {
            var film = await MakeOneAsync(plan, extras, burns, folder, Film, percent => progress.Report(percent / parts), cancellationToken).ConfigureAwait(false);
            var variants = new List<(string, string, MediaFacts)>();
            foreach (var text in options.Value.Variants)
            {
                var shape = FilmShape.Parse(text)!.Value;
                var name = $"film.{shape}.mp4";
                var size = shape.SizeLike(plan.Size);
                var shaped = plan with { Size = size, EncodesWhole = true, Reason = "another shape" };
                var done = variants.Count + 1;
                var facts = await MakeOneAsync(shaped, extras with { ReadySound = SoundOf(plan, folder) }, burns, folder, name, percent => progress.Report(((done * 100) + percent) / parts), cancellationToken).ConfigureAwait(false);
                variants.Add((shape.ToString(), Path.Join(folder, name), facts));
            }

            return (film, variants);
        }
        catch (CompositionException exception) when (!exception.IsTransient)
        {
            throw await inspection.FindCulpritAsync(request.Clips, exception, cancellationToken).ConfigureAwait(false) ?? exception;
        }
    }

    private async Task<MediaFacts> MakeOneAsync(FilmPlan plan, FilmExtras extras, bool burns, string folder, string name, Action<double> percent, CancellationToken cancellationToken)
    {
        if (burns)
        {
            extras = extras with { BurnedText = await burning.WriteAsync(plan, extras.Captions, extras.Title, folder, cancellationToken).ConfigureAwait(false) };
        }

        await render.MakeAsync(plan, extras, folder, name, percent, cancellationToken).ConfigureAwait(false);
        KillPoint.Hit("B30");
        return await verification.VerifyAsync(
            Path.Join(folder, name), plan, extras.Metadata, extras.Captions.Count > 0 && options.Value.Captions.Track, cancellationToken).ConfigureAwait(false);
    }

    private static string? SoundOf(FilmPlan plan, string folder) => plan.Sound is null ? Path.Join(folder, SoundRender.Output) : null;

    private async Task<FinalVideo> PublishAsync(
        CompositionRequest request, FilmPlan plan, FilmExtras extras, MediaFacts film, List<(string Kind, string Made, MediaFacts Facts)> variants, string folder, StageContext context, CancellationToken cancellationToken)
    {
        var made = Path.Join(folder, Film);
        var notes = Notes(request, plan, film);
        foreach (var (code, message) in notes)
        {
            context.Report(new PipelineWarning { Code = code, Message = message });
        }

        var files = await companions.PublishAsync(made, plan, extras.Captions, folder, request.OutputPath, cancellationToken).ConfigureAwait(false);
        foreach (var (kind, path, _) in variants)
        {
            files.Add(await FilmCompanions.FileAsync(kind, $".{kind}.mp4", path, request.OutputPath, cancellationToken).ConfigureAwait(false));
        }

        var report = CompositionReporting.Report(plan, [("film", film), .. variants.Select(static variant => (variant.Kind, variant.Facts))], notes);
        var final = new FinalVideo
        {
            JobId = context.JobId,
            Path = Path.GetFullPath(request.OutputPath),
            Duration = film.VideoDuration,
            Size = film.Size,
            FrameRate = film.Rate.PerSecond,
            Sha256 = await FilmPublication.PublishAsync(made, request.OutputPath, cancellationToken).ConfigureAwait(false),
            Plan = request.Plan,
            Clips = request.Clips,
            Files = files,
            Report = report,
        };
        if (options.Value.Manifest)
        {
            var manifest = CompositionReporting.Manifest(final, request.Plan, report);
            files.Add(await FilmCompanions.TextAsync("manifest", ".json", manifest, folder, request.OutputPath, cancellationToken).ConfigureAwait(false));
        }

        context.Report(new Composing { Percent = 100 });
        return final;
    }

    private async Task<IReadOnlyList<string?>> NarrateAsync(
        IReadOnlyList<InspectedClip> clips, Dictionary<string, string> words, string language, string folder, StageContext context, CancellationToken cancellationToken)
    {
        var spoken = Directory.CreateDirectory(Path.Join(folder, "narration")).FullName;
        var paths = new string?[clips.Count];
        for (var i = 0; i < clips.Count; i++)
        {
            var shot = clips[i].Clip.ShotId;
            var narration = await narrator.NarrateAsync(
                new NarrationRequest { ShotId = shot, Text = words.GetValueOrDefault(shot), Language = language, Length = clips[i].Facts.VideoDuration, Folder = spoken },
                context,
                cancellationToken).ConfigureAwait(false);
            paths[i] = narration is null || File.Exists(narration.Path)
                ? narration?.Path
                : throw new CompositionException($"The spoken words of shot {shot} are not where the narrator said they are. Resume the job when they are there; nothing is bought.") { ShotId = shot };
        }

        return paths;
    }

    private string? WhySoundIsEncoded(IReadOnlyList<string?> narrations) =>
        narrations.Any(static path => path is not null) ? "somebody speaks"
        : options.Value.Sound.Music is not null ? "there is music"
        : options.Value.Sound.Loudness is not null ? "it is levelled"
        : null;

    private static List<(string Code, string Message)> Notes(CompositionRequest request, FilmPlan plan, MediaFacts film)
    {
        var notes = plan.Notes.ToList();
        var shots = request.Clips.Select(static clip => clip.ShotId).ToHashSet();
        var planned = request.Plan.Shots.Where(shot => shots.Contains(shot.Id)).Sum(static shot => shot.Seconds) - (plan.Joints.Sum(static joint => joint.Overlap) / plan.Rate.PerSecond);
        if (Math.Abs(film.VideoDuration.TotalSeconds - planned) > 0.2)
        {
            notes.Add(("film-length", string.Create(
                CultureInfo.InvariantCulture,
                $"The film is {film.VideoDuration.TotalSeconds:0.0} seconds long and was planned with {planned:0.0}: the provider's clips differ from what was ordered.")));
        }

        return notes;
    }
}
