using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Rendering;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>Brings a film, its variants and what lies beside it to their places, and says what was done.</summary>
internal sealed class FilmDelivery(FilmCompanions companions, IOptions<CompositionOptions> options)
{
    /// <param name="request">What was asked.</param>
    /// <param name="plan">How it was made.</param>
    /// <param name="extras">Its captions.</param>
    /// <param name="films">The film, and after it its variants.</param>
    /// <param name="folder">The private folder.</param>
    /// <param name="context">Who hears of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<FinalVideo> DeliverAsync(
        CompositionRequest request, FilmPlan plan, FilmExtras extras, IReadOnlyList<CutFilm> films, string folder, StageContext context, CancellationToken cancellationToken)
    {
        var film = films[0];
        var notes = CompositionReporting.Notes(request, plan, film.Facts);
        foreach (var (code, message) in notes)
        {
            context.Report(new PipelineWarning { Code = code, Message = message });
        }

        var files = await companions.PublishAsync(film.Path, plan, extras.Captions, folder, request.OutputPath, cancellationToken).ConfigureAwait(false);
        foreach (var variant in films.Skip(1))
        {
            files.Add(FilmCompanions.PublishFile(variant.Kind, $".{variant.Kind}.mp4", variant.Path, request.OutputPath, cancellationToken));
        }

        var report = CompositionReporting.Report(plan, films, notes);
        var final = new FinalVideo
        {
            JobId = context.JobId,
            Path = Path.GetFullPath(request.OutputPath),
            Duration = film.Facts.VideoDuration,
            Size = film.Facts.Size,
            FrameRate = film.Facts.Rate.PerSecond,
            Sha256 = FilmPublication.Publish(film.Path, request.OutputPath, cancellationToken),
            Plan = request.Plan,
            Clips = request.Clips,
            Files = files,
            Report = report,
        };
        if (options.Value.Manifest)
        {
            var manifest = CompositionReporting.Manifest(final, request.Plan, report);
            files.Add(FilmCompanions.PublishText("manifest", ".json", manifest, folder, request.OutputPath, cancellationToken));
        }

        context.Report(new Composing { Percent = 100 });
        return final;
    }
}
