using System.Globalization;
using System.Net;
using System.Text;
using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Texts;

/// <summary>Writes captions as SubRip and as WebVTT.</summary>
internal static class SubtitleFiles
{
    public static string SubRip(IReadOnlyList<Caption> captions, FrameRate rate)
    {
        var text = new StringBuilder();
        for (var i = 0; i < captions.Count; i++)
        {
            // The arrow is the only thing that a line of words could be mistaken for.
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}\n{Time(captions[i].First, rate, ',')} --> {Time(captions[i].End, rate, ',')}\n{captions[i].Text.Replace("-->", "→", StringComparison.Ordinal)}\n\n");
        }

        return text.ToString();
    }

    public static string WebVtt(IReadOnlyList<Caption> captions, FrameRate rate)
    {
        var text = new StringBuilder("WEBVTT\n\n");
        foreach (var caption in captions)
        {
            var words = WebUtility.HtmlEncode(caption.Text.Replace("-->", "→", StringComparison.Ordinal)).Replace("&#39;", "'", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{Time(caption.First, rate, '.')} --> {Time(caption.End, rate, '.')}\n{words}\n\n");
        }

        return text.ToString();
    }

    private static string Time(int frame, FrameRate rate, char point)
    {
        var time = TimeSpan.FromMilliseconds(Math.Round(frame / rate.PerSecond * 1000));
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}{point}{time.Milliseconds:000}");
    }
}
