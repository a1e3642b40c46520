using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Texts;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>Makes and publishes what lies beside a film: captions, poster, contact sheet.</summary>
internal sealed class FilmCompanions(FilmStill stills, IOptions<CompositionOptions> options)
{
    /// <param name="film">The film, verified, in the private folder.</param>
    /// <param name="plan">How it was made.</param>
    /// <param name="captions">Its captions.</param>
    /// <param name="folder">The private folder.</param>
    /// <param name="output">The final name of the film.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<List<FilmFile>> PublishAsync(string film, FilmPlan plan, IReadOnlyList<Caption> captions, string folder, string output, CancellationToken cancellationToken)
    {
        var files = new List<FilmFile>();
        if (captions.Count > 0 && options.Value.Captions.Files)
        {
            files.Add(PublishText("subrip", ".srt", SubtitleFiles.SubRip(captions, plan.Rate), folder, output, cancellationToken));
            files.Add(PublishText("webvtt", ".vtt", SubtitleFiles.WebVtt(captions, plan.Rate), folder, output, cancellationToken));
        }

        if (options.Value.Poster)
        {
            var picture = Path.Join(folder, "poster.jpg");
            await stills.PosterAsync(film, picture, cancellationToken).ConfigureAwait(false);
            files.Add(PublishFile("poster", ".poster.jpg", picture, output, cancellationToken));
        }

        if (options.Value.ContactSheet)
        {
            var picture = Path.Join(folder, "sheet.jpg");
            var middles = plan.Clips.Select((clip, i) => plan.StartOf(i) + (clip.Frames / 2)).ToList();
            await stills.SheetAsync(film, middles, picture, cancellationToken).ConfigureAwait(false);
            files.Add(PublishFile("sheet", ".sheet.jpg", picture, output, cancellationToken));
        }

        return files;
    }

    public static FilmFile PublishText(string kind, string ending, string text, string folder, string output, CancellationToken cancellationToken)
    {
        var made = Path.Join(folder, "companion" + ending);
        File.WriteAllText(made, text);
        return PublishFile(kind, ending, made, output, cancellationToken);
    }

    public static FilmFile PublishFile(string kind, string ending, string made, string output, CancellationToken cancellationToken)
    {
        // Not ChangeExtension: a film need not end in .mp4, and what is after the last dot may be part of its name.
        var full = Path.GetFullPath(output);
        var path = (full.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase) ? full[..^4] : full) + ending;
        return new FilmFile { Kind = kind, Path = path, Sha256 = FilmPublication.Publish(made, path, cancellationToken) };
    }
}
