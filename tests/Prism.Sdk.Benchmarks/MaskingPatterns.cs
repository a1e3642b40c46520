using System.Text.RegularExpressions;

namespace Prism.Sdk.Benchmarks;

/// <summary>Eight kinds of personal data as one would write them with generated patterns: one pass over the text for each.</summary>
internal static partial class MaskingPatterns
{
    private static readonly Regex[] All = [Email(), Mobile(), ResidentId(), BankCard(), Version4(), Version6(), Passport(), Key()];

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var pattern in All)
        {
            foreach (var _ in pattern.EnumerateMatches(text))
            {
                count++;
            }
        }

        return count;
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])")]
    private static partial Regex ResidentId();

    [GeneratedRegex(@"(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])")]
    private static partial Regex BankCard();

    [GeneratedRegex(@"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])")]
    private static partial Regex Version4();

    [GeneratedRegex(@"(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4})(?![0-9A-Fa-f:])")]
    private static partial Regex Version6();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:E[A-HJ-NP-Z]?\d{7,8}|G\d{8})(?![A-Za-z0-9])")]
    private static partial Regex Passport();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:sk-[A-Za-z0-9_-]{16,}|AKIA[A-Z0-9]{16}|LTAI[A-Za-z0-9]{12,}|ghp_[A-Za-z0-9]{36}|eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)")]
    private static partial Regex Key();
}
