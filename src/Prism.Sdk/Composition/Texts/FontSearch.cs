using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Running;

namespace Prism.Sdk.Composition.Texts;

/// <summary>Finds a font that has every letter of a text. A missing letter would be burned in as a box, and stay there.</summary>
internal sealed class FontSearch(IOptions<CompositionOptions> options)
{
    // The safest letters to look at first; of Chinese and Japanese forms of a letter the Chinese ones are wanted.
    private static readonly string[] Liked = ["Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "Noto Sans CJK", "Noto Sans", "DejaVu Sans"];

    // What fontconfig calls the weight of plain letters.
    private const string Regular = ":weight=80";

    /// <exception cref="PrismConfigurationException">There is none; the message names the package to install.</exception>
    public async Task<BurnFont> FindAsync(IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        var named = options.Value.Captions.Font is { Length: > 0 } font ? font : null;
        var signs = Runes(texts, BurnFont.IsSign);
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            // Both come with fonts for all of these, and their systems find letters in others where one has none.
            return new BurnFont(named ?? (OperatingSystem.IsWindows() ? "Microsoft YaHei" : "PingFang SC"), signs.ToHashSet());
        }

        var letters = Runes(texts, BurnFont.IsNeeded);
        var found = await AskAsync(letters.Count == 0 ? ":" : $":charset={string.Join(' ', letters.Select(static letter => letter.Value.ToString("x", CultureInfo.InvariantCulture)))}", cancellationToken).ConfigureAwait(false);
        var name = named is not null ? await RequireAsync(named, cancellationToken).ConfigureAwait(false) : Liked.Select(liked => found.FirstOrDefault(family => family.StartsWith(liked, StringComparison.Ordinal))).FirstOrDefault(static family => family is not null);

        // libass takes a letter that the named font lacks from another one: that there is one with all of them is enough.
        name ??= found.FirstOrDefault();
        return name is null || found.Length == 0 ? throw Missing(letters) : new BurnFont(name, await LackingAsync(name, signs, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<string> RequireAsync(string named, CancellationToken cancellationToken) =>
        (await AskAsync(Literal(named), cancellationToken).ConfigureAwait(false)).Length > 0
            ? named
            : throw new PrismConfigurationException($"Text is to be burned into the film in the font '{named}' ({CompositionOptions.SectionName}:Captions:Font), which this machine does not have. Install it, or leave the setting out and a font is looked for.");

    private static async Task<HashSet<Rune>> LackingAsync(string family, List<Rune> signs, CancellationToken cancellationToken)
    {
        if (signs.Count == 0)
        {
            return [];
        }

        var coverage = await FcListAsync([Literal(family) + Regular, "--format", "%{charset}\n"], cancellationToken).ConfigureAwait(false);
        var ranges = coverage.Split('\n').FirstOrDefault("").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static range => range.Split('-'))
            .Select(static ends => (From: Convert.ToInt32(ends[0], 16), To: Convert.ToInt32(ends[^1], 16))).ToList();
        return [.. signs.Where(sign => !ranges.Exists(range => sign.Value >= range.From && sign.Value <= range.To))];
    }

    private static async Task<string[]> AskAsync(string pattern, CancellationToken cancellationToken) =>
        [.. (await FcListAsync([pattern, "family"], cancellationToken).ConfigureAwait(false)).Split('\n').SelectMany(static line => line.Split(',')).Select(static family => family.Trim()).Where(static family => family.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    private static async Task<string> FcListAsync(string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return (await ToolProcess.RunAsync("fc-list", arguments, cancellationToken).ConfigureAwait(false)).Output;
        }
        catch (PrismConfigurationException exception)
        {
            throw new PrismConfigurationException(
                $"Text is to be burned into the film, and fontconfig (fc-list) is not there to find a font. Install it (Debian and Ubuntu: apt-get install fontconfig fonts-noto-cjk).", exception);
        }
    }

    // In fontconfig's patterns these part a name from what follows it.
    private static string Literal(string family) => string.Concat(family.Select(static letter => letter is '\\' or '-' or ':' or ',' ? $"\\{letter}" : $"{letter}"));

    private static List<Rune> Runes(IEnumerable<string> texts, Func<Rune, bool> wanted) => [.. texts.SelectMany(static text => text.EnumerateRunes()).Where(wanted).Distinct().Take(2000)];

    private static PrismConfigurationException Missing(List<Rune> letters)
    {
        var cjk = letters.Any(static letter => letter.Value is (>= 0x2E80 and <= 0xD7A3) or (>= 0x20000 and <= 0x3FFFF));
        var package = cjk ? "fonts-noto-cjk" : "fonts-noto-core";
        return new PrismConfigurationException(
            $"Text is to be burned into the film, and no font of this machine has all its letters{(cjk ? ", Chinese ones among them" : "")}. Install one (Debian and Ubuntu: apt-get install {package}; Alpine: apk add {(cjk ? "font-noto-cjk" : "font-noto")}; Fedora: dnf install {(cjk ? "google-noto-sans-cjk-fonts" : "google-noto-sans-fonts")}), or change the words.");
    }
}
