using System.Globalization;
using System.Text;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Mp4;

namespace Prism.Sdk.Composition.Texts;

/// <summary>Captions as a track of timed text (3GPP TS 26.245) that viewers can switch on.</summary>
internal static class CaptionTrack
{
    public static FilmTrack For(IReadOnlyList<Caption> captions, FilmPlan plan, string language)
    {
        var (timescale, step) = plan.Clock;
        var samples = new List<FilmSample>();
        var frame = 0;
        foreach (var caption in captions)
        {
            Add(samples, "", (caption.First - frame) * step);
            Add(samples, caption.Text, (caption.End - caption.First) * step);
            frame = caption.End;
        }

        Add(samples, "", (plan.Frames - frame) * step);
        return new FilmTrack { Kind = "sbtl", Timescale = timescale, Entry = Entry(), Samples = samples, Size = new VideoSize(plan.Size.Width, plan.Size.Height / 5), Language = ThreeLetters(language) };
    }

    /// <summary>Gets the three letters of ISO 639-2 for the two of ISO 639-1.</summary>
    public static string ThreeLetters(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).ThreeLetterISOLanguageName is { Length: 3 } code && code.All(char.IsAsciiLetterLower) && code != "ivl" ? code : "und";
        }
        catch (CultureNotFoundException)
        {
            return "und";
        }
    }

    private static void Add(List<FilmSample> samples, string text, int ticks)
    {
        if (ticks <= 0)
        {
            return;
        }

        var words = Encoding.UTF8.GetBytes(text.Length > 8000 ? text[..8000] : text);
        var sample = new byte[words.Length + 2];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(sample, (ushort)words.Length);
        words.CopyTo(sample, 2);
        samples.Add(new FilmSample(Source: null, 0, sample.Length, ticks, 0, IsSync: true, sample));
    }

    private static byte[] Entry()
    {
        var writer = new BoxWriter();
        writer.Box("tx3g", () =>
        {
            writer.Zeros(6);
            writer.U16(1);
            writer.U32(0);
            writer.U8(1); // centered
            writer.U8(0xFF); // at the bottom
            writer.Zeros(4);
            writer.Zeros(8);
            writer.Zeros(4);
            writer.U16(1);
            writer.U8(0);
            writer.U8(16);
            writer.U32(0xFFFFFFFF);
            writer.Box("ftab", () =>
            {
                writer.U16(1);
                writer.U16(1);
                writer.U8(5);
                writer.Text("Arial");
            });
        });
        return writer.ToArray();
    }
}
