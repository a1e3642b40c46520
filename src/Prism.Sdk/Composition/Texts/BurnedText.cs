using System.Globalization;
using System.Text;
using Prism.Sdk.Composition.Cutting;

namespace Prism.Sdk.Composition.Texts;

/// <summary>Writes what libass burns into the pictures: captions, the title, and the mark that says the film is made by AI.</summary>
internal sealed record BurnedText
{
    public const string FileName = "text.ass";

    // Of the shorter side. The mark's letters must be 5 % high; libass counts the whole line, of which a letter is about two thirds.
    private const double CaptionSize = 0.065;

    private const double TitleSize = 0.12;

    private const double MarkSize = 0.09;

    private const double TitleSeconds = 3;

    // Of a font's size, as libass counts it: a Latin letter takes so much of it, and a Chinese one twice as much, at most.
    private const double LetterWidth = 0.42;

    // Longer lines are not read in one glance.
    private const int MostColumns = 48;

    public required IReadOnlyList<Caption> Captions { get; init; }

    /// <summary>Gets the title; empty for none.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the words of the mark; empty for none.</summary>
    public required string Mark { get; init; }

    /// <summary>Gets how long the mark is seen; <see langword="null"/> for the whole film.</summary>
    public TimeSpan? MarkLength { get; init; }

    public string Script(FilmPlan plan, BurnFont font)
    {
        var (width, height) = (plan.Size.Width, plan.Size.Height);
        var side = Math.Min(width, height);
        var (caption, title, label) = ((int)Math.Round(side * CaptionSize), (int)Math.Round(side * TitleSize), (int)Math.Ceiling(side * MarkSize));
        var (across, down, edge) = (width / 20, height / (height > width ? 9 : 16), side / 30);
        var script = new StringBuilder();
        script.Append(CultureInfo.InvariantCulture, $"""
            [Script Info]
            ScriptType: v4.00+
            PlayResX: {width}
            PlayResY: {height}
            WrapStyle: 0
            ScaledBorderAndShadow: yes
            YCbCr Matrix: None

            [V4+ Styles]
            Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
            {Style("Caption", font, caption, bold: false, outline: 16, alignment: 2, across, down)}
            {Style("Title", font, title, bold: true, outline: 24, alignment: 5, across, down)}
            {Style("Mark", font, label, bold: false, outline: 20, alignment: 7, edge, edge)}

            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text

            """);
        Event(script, "Mark", "", 0, Math.Min(MarkLength?.TotalSeconds ?? plan.Seconds, plan.Seconds), [font.Drawable(Mark)]);
        // The title is gone before the second shot comes.
        var first = plan.Joints.Count > 0 ? plan.StartOf(1) - (plan.Joints[0].Frames - plan.Joints[0].Overlap) : plan.Frames;
        Event(script, "Title", "{\\fad(300,500)}", 0, Math.Min(TitleSeconds, first / plan.Rate.PerSecond), Lines(Title, title));
        foreach (var one in Captions)
        {
            Event(script, "Caption", "", one.First / plan.Rate.PerSecond, one.End / plan.Rate.PerSecond, Lines(one.Text, caption));
        }

        return script.ToString();

        IReadOnlyList<string> Lines(string text, int size) => LineBreaks.Wrap(font.Drawable(text), Math.Min(MostColumns, (int)((width - (2 * across)) / (size * LetterWidth))));
    }

    private static string Style(string name, BurnFont font, int size, bool bold, int outline, int alignment, int across, int down) => string.Create(
        CultureInfo.InvariantCulture,
        $"Style: {name},{font.Name},{size},&H00FFFFFF,&H00FFFFFF,&H00101010,&H80000000,{(bold ? -1 : 0)},0,0,0,100,100,0,0,1,{Math.Max(1, size / outline)},0,{alignment},{across},{across},{down},1");

    private static void Event(StringBuilder script, string style, string command, double from, double to, IReadOnlyList<string> lines)
    {
        if (lines.Any(static line => line.Length > 0))
        {
            script.Append(CultureInfo.InvariantCulture, $"Dialogue: 0,{Time(from)},{Time(to)},{style},,0,0,0,,{command}{string.Join("\\N", lines.Select(Literal))}\n");
        }
    }

    // Braces begin commands and a backslash begins an escape; a joiner of no width after it takes its meaning away.
    private static string Literal(string line) => line
        .Replace("\\", "\\\u2060", StringComparison.Ordinal)
        .Replace("{", "\\{", StringComparison.Ordinal)
        .Replace("}", "\\}", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");

    // Hundredths: times are rounded down, so that a text never comes in the frame after its own.
    private static string Time(double seconds)
    {
        var time = TimeSpan.FromMilliseconds(Math.Floor((seconds * 100) + 0.001) * 10);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds / 10:00}");
    }
}
