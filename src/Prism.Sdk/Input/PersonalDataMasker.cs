using System.Text;
using Prism.Sdk.Input.Masking;

namespace Prism.Sdk.Input;

/// <summary>Replaces personal data by placeholders such as <c>[PHONE_1]</c>, and says what they stand for.</summary>
/// <remarks>The same value gets the same placeholder. A number whose placeholder stands in a text already, as text, is skipped, so that restoring gives the texts back to the letter.</remarks>
internal sealed class PersonalDataMasker(IPersonalDataDetector detector)
{
    private const int MostPasses = 4;

    /// <summary>Masks one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">Placeholders given before, which go on; null for none.</param>
    public (string Masked, PersonalDataMap Map) Mask(string text, PersonalDataMap? known = null)
    {
        var (masked, map) = Mask([text], known);
        return (masked[0], map);
    }

    /// <summary>Masks several texts with one map.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="known">Placeholders given before, which go on; null for none.</param>
    public (IReadOnlyList<string> Masked, PersonalDataMap Map) Mask(IReadOnlyList<string> texts, PersonalDataMap? known = null)
    {
        var placeholders = new Placeholders(texts, known ?? PersonalDataMap.Empty);
        List<string> masked = [.. texts.Select(text => Mask(text, placeholders))];
        return (masked, placeholders.ToMap());
    }

    // A number may hide behind its neighbour: 2671 before 203.0.113.77 ends no phone number, before [IP_1] it does.
    private string Mask(string text, Placeholders placeholders)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var masked = MaskOnce(text, placeholders);
            if (masked == text)
            {
                break;
            }

            text = masked;
        }

        return text;
    }

    private string MaskOnce(string text, Placeholders placeholders)
    {
        var spans = detector.Find(text);
        if (spans.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var span in spans)
        {
            if (placeholders.Stand(text, span))
            {
                continue;
            }

            masked.Append(text, at, span.Start - at).Append(placeholders.For(span.Kind, text.Substring(span.Start, span.Length)));
            at = span.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }
}
