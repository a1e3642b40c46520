using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Cutting;

namespace Prism.Sdk.Composition.Texts;

/// <summary>Prepares what is burned into the pictures. Text reaches ffmpeg only through the file that is written here.</summary>
internal sealed class TextBurning(FontSearch fonts, IOptions<CompositionOptions> options)
{
    private string? Mark => options.Value.AiLabel.Mark ? options.Value.AiLabel.MarkText : null;

    /// <summary>Checks before anything is bought that there is a font.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (Mark is not null || options.Value.Captions is { Burn: true } or { Title: true })
        {
            // What the captions will say is not known yet; the mark is, and a font that lacks its letters would be told too late.
            await fonts.FindAsync([Mark ?? ""], cancellationToken).ConfigureAwait(false);
        }
    }

    public bool IsAsked(IEnumerable<string> captions, string title) =>
        Mark is not null
        || (options.Value.Captions.Burn && captions.Any(static text => !string.IsNullOrWhiteSpace(text)))
        || (options.Value.Captions.Title && !string.IsNullOrWhiteSpace(title));

    /// <returns>The name of the file in the folder.</returns>
    public async Task<string> WriteAsync(FilmPlan plan, IReadOnlyList<Caption> captions, string title, string folder, CancellationToken cancellationToken)
    {
        var text = new BurnedText
        {
            Captions = options.Value.Captions.Burn ? captions : [],
            Title = options.Value.Captions.Title ? Caption.Clean(title) : "",
            Mark = Mark ?? "",
            MarkLength = options.Value.AiLabel.MarkLength,
        };
        var font = await fonts.FindAsync([.. text.Captions.Select(static caption => caption.Text), text.Title, text.Mark], cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Join(folder, BurnedText.FileName), text.Script(plan, font), cancellationToken).ConfigureAwait(false);
        return BurnedText.FileName;
    }
}
