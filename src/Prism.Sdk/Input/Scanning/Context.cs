using System.Buffers;

namespace Prism.Sdk.Input.Scanning;

/// <summary>What stands beside a number, and says what it is.</summary>
internal static class Context
{
    private const int Before = 40;
    private const int After = 12;

    /// <summary>Tells whether one of the words stands before a place, with no other number between.</summary>
    public static bool Leads(ReadOnlySpan<char> text, int start, SearchValues<string> words)
    {
        var near = text[Math.Max(0, start - Before)..start];
        var number = near.LastIndexOfAnyInRange('0', '9');
        return near[(number + 1)..].ContainsAny(words);
    }

    /// <summary>Tells whether one of the words follows a place at once.</summary>
    public static bool Follows(ReadOnlySpan<char> text, int end, SearchValues<string> words)
    {
        var near = text[end..Math.Min(text.Length, end + After)];
        var number = near.IndexOfAnyInRange('0', '9');
        return (number < 0 ? near : near[..number]).ContainsAny(words);
    }

    public static bool IsWord(ReadOnlySpan<char> text, int at) => at >= 0 && at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_');
}
