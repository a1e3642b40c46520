namespace Prism.Sdk.Input;

/// <summary>Finds personal data by their patterns and check digits, in time linear in the length of the text.</summary>
internal static class PersonalDataDetector
{
    /// <summary>Finds all pieces, in the order of the text, none overlapping another.</summary>
    public static IReadOnlyList<PersonalDataSpan> Find(string text)
    {
        var folded = TextFolding.Fold(text);
        List<PersonalDataSpan> found = [];
        EmailScanner.Find(folded, found);
        NumberScanner.Find(folded, found);
        IpAddressScanner.Find(folded, found);
        return WithoutOverlaps(found);
    }

    /// <summary>Of two pieces that overlap the longer stays: a number inside an e-mail address is part of the address.</summary>
    private static List<PersonalDataSpan> WithoutOverlaps(List<PersonalDataSpan> found)
    {
        found.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        List<PersonalDataSpan> kept = [];
        foreach (var span in found)
        {
            if (kept.Count == 0 || span.Start >= kept[^1].End)
            {
                kept.Add(span);
            }
            else if (span.Length > kept[^1].Length)
            {
                kept[^1] = span;
            }
        }

        return kept;
    }
}
