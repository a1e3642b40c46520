using System.Globalization;

namespace Prism.Sdk.Clients.DashScope.Catalogue;

/// <summary>Reads legal seconds as people write them: <c>5,10</c>, <c>2-15</c>, <c>-1,2-30</c>.</summary>
internal static class SecondsList
{
    private const int Longest = 600;

    /// <summary>Reads the list, ordered.</summary>
    /// <returns>The seconds, or <see langword="null"/> when the text is not such a list.</returns>
    public static IReadOnlyList<int>? Parse(string text)
    {
        SortedSet<int> seconds = [];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            // A hyphen at the start is a sign: -1 is "automatic".
            var dash = part.IndexOf('-', Math.Min(1, part.Length));
            if (!TryRead(dash < 0 ? part : part[..dash], out var first) || !TryRead(dash < 0 ? part : part[(dash + 1)..], out var last) || first > last)
            {
                return null;
            }

            seconds.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return [.. seconds];
    }

    private static bool TryRead(string text, out int seconds) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seconds) && seconds is >= -1 and <= Longest;
}
