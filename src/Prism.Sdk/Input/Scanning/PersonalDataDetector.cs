namespace Prism.Sdk.Input.Scanning;

/// <summary>The built-in detector: hand-written scanners with check digits, no patterns, no model. Linear in the length of the text.</summary>
internal sealed class PersonalDataDetector : IPersonalDataDetector
{
    public static PersonalDataDetector Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<PersonalDataSpan> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<PersonalDataSpan> found = [];
        Find(text, found);
        return found;
    }

    /// <summary>Finds all pieces. Beyond what the list needs to grow, nothing is allocated.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Where they go; what it holds is dropped.</param>
    public static void Find(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        found.Clear();
        using var folded = new FoldedText(text);
        FindByShape(folded.Text, found);
        LicensePlateScanner.Find(folded.Text, found);
        LabelScanner.Find(folded.Text, found);
        StreetAddressScanner.Find(folded.Text, found);
        DropOverlaps(found);
    }

    /// <summary>Finds what its shape and check digits tell: addresses of mail and machines, numbers, codes and keys.</summary>
    /// <param name="text">The text, folded.</param>
    /// <param name="found">Where they go.</param>
    public static void FindByShape(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        EmailScanner.Find(text, found);
        NumberScanner.Find(text, found);
        IpAddressScanner.Find(text, found);
        CodeScanner.Find(text, found);
    }

    /// <summary>Of two pieces that overlap the longer stays: a number inside an e-mail address is part of the address.</summary>
    private static void DropOverlaps(List<PersonalDataSpan> found)
    {
        found.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        var kept = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var span = found[i];
            if (kept == 0 || span.Start >= found[kept - 1].End)
            {
                found[kept++] = span;
            }
            else if (span.Length > found[kept - 1].Length)
            {
                found[kept - 1] = span;
            }
        }

        found.RemoveRange(kept, found.Count - kept);
    }
}
