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
    CuttingRoom room,
    FfmpegTools tools,
    ClipInspection inspection,
    FfmpegRun ffmpeg,
    FilmRender render,
    FilmVerification verification,
    FilmDelivery delivery,
    TextBurning burning,
    INarrator narrator,
    IOptions<CompositionOptions> options) : IVideoComposer, IPreflight
{
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

        var progress = new CutProgress(context);
        progress.Report(0);
        using var place = await room.EnterAsync(cancellationToken).ConfigureAwait(false);
        var folder = Directory.CreateDirectory(Path.Join(context.WorkFolder, $"compose-{Guid.NewGuid():N}")).FullName;
        try
        {
            return await ComposeAsync(request, folder, context, progress, cancellationToken).ConfigureAwait(false);
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

    private async Task<FinalVideo> ComposeAsync(CompositionRequest request, string folder, StageContext context, CutProgress progress, CancellationToken cancellationToken)
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
        var narrations = await NarratedClips.NarrateAsync(narrator, clips, words, request.Plan.Language, folder, context, cancellationToken).ConfigureAwait(false);
        var plan = FilmPlanner.Plan(clips, shots, request.Plan.Size, options.Value, burns, WhySoundIsEncoded(narrations));
        var extras = new FilmExtras
        {
            Metadata = options.Value.AiLabel.Metadata ? new Dictionary<string, string> { [AiLabel.Tag] = AiLabel.For(options.Value.AiLabel, context.JobId) } : new Dictionary<string, string>(),
            Captions = Caption.Of(plan, shots, words),
            Title = title,
            Language = request.Plan.Language,
            Narrations = narrations,
        };
        var films = await MakeAsync(request, plan, extras, burns, folder, progress, cancellationToken).ConfigureAwait(false);
        return await delivery.DeliverAsync(request, plan, extras, films, folder, context, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>The film, and after it its variants.</returns>
    private async Task<IReadOnlyList<CutFilm>> MakeAsync(
        CompositionRequest request, FilmPlan plan, FilmExtras extras, bool burns, string folder, CutProgress progress, CancellationToken cancellationToken)
    {
        // Each variant is an encoding; the film itself may be none.
        var parts = 1.0 + options.Value.Variants.Count;
        try
        {
            var films = new List<CutFilm> { await MakeOneAsync(plan, extras, burns, folder, CutFilm.Main, percent => progress.Report(percent / parts), cancellationToken).ConfigureAwait(false) };
            foreach (var text in options.Value.Variants)
            {
                var shape = FilmShape.Parse(text)!.Value;
                var shaped = plan with { Size = shape.SizeLike(plan.Size), EncodesWhole = true, Reason = "another shape" };
                var done = films.Count;
                films.Add(await MakeOneAsync(shaped, extras with { ReadySound = SoundOf(plan, folder) }, burns, folder, shape.ToString(), percent => progress.Report(((done * 100) + percent) / parts), cancellationToken).ConfigureAwait(false));
            }

            return films;
        }
        catch (CompositionException exception) when (!exception.IsTransient)
        {
            throw await inspection.FindCulpritAsync(request.Clips, exception, cancellationToken).ConfigureAwait(false) ?? exception;
        }
    }

    private async Task<CutFilm> MakeOneAsync(FilmPlan plan, FilmExtras extras, bool burns, string folder, string kind, Action<double> percent, CancellationToken cancellationToken)
    {
        if (burns)
        {
            extras = extras with { BurnedText = await burning.WriteAsync(plan, extras.Captions, extras.Title, folder, cancellationToken).ConfigureAwait(false) };
        }

        var name = CutFilm.NameOf(kind);
        await render.MakeAsync(plan, extras, folder, name, percent, cancellationToken).ConfigureAwait(false);
        KillPoint.Hit("B30");
        var path = Path.Join(folder, name);
        var facts = await verification.VerifyAsync(path, plan, extras.Metadata, extras.Captions.Count > 0 && options.Value.Captions.Track, cancellationToken).ConfigureAwait(false);
        return new CutFilm(kind, path, facts);
    }

    private static string? SoundOf(FilmPlan plan, string folder) => plan.Sound is null ? Path.Join(folder, SoundRender.Output) : null;

    private string? WhySoundIsEncoded(IReadOnlyList<string?> narrations) =>
        narrations.Any(static path => path is not null) ? "somebody speaks"
        : options.Value.Sound.Music is not null ? "there is music"
        : options.Value.Sound.Loudness is not null ? "it is levelled"
        : null;
}
