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
            files.Add(await TextAsync("subrip", ".srt", SubtitleFiles.SubRip(captions, plan.Rate), folder, output, cancellationToken).ConfigureAwait(false));
            files.Add(await TextAsync("webvtt", ".vtt", SubtitleFiles.WebVtt(captions, plan.Rate), folder, output, cancellationToken).ConfigureAwait(false));
        }

        if (options.Value.Poster)
        {
            var picture = Path.Join(folder, "poster.jpg");
            await stills.PosterAsync(film, picture, cancellationToken).ConfigureAwait(false);
            files.Add(await FileAsync("poster", ".poster.jpg", picture, output, cancellationToken).ConfigureAwait(false));
        }

        if (options.Value.ContactSheet)
        {
            var picture = Path.Join(folder, "sheet.jpg");
            var middles = plan.Clips.Select((clip, i) => plan.StartOf(i) + (clip.Frames / 2)).ToList();
            await stills.SheetAsync(film, middles, picture, cancellationToken).ConfigureAwait(false);
            files.Add(await FileAsync("sheet", ".sheet.jpg", picture, output, cancellationToken).ConfigureAwait(false));
        }

        return files;
    }

    public static async Task<FilmFile> TextAsync(string kind, string ending, string text, string folder, string output, CancellationToken cancellationToken)
    {
        var made = Path.Join(folder, "companion" + ending);
        await File.WriteAllTextAsync(made, text, cancellationToken).ConfigureAwait(false);
        return await FileAsync(kind, ending, made, output, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<FilmFile> FileAsync(string kind, string ending, string made, string output, CancellationToken cancellationToken)
    {
        // Not ChangeExtension: a film need not end in .mp4, and what is after the last dot may be part of its name.
        var full = Path.GetFullPath(output);
        var path = (full.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase) ? full[..^4] : full) + ending;
        return new FilmFile { Kind = kind, Path = path, Sha256 = await FilmPublication.PublishAsync(made, path, cancellationToken).ConfigureAwait(false) };
    }
}
