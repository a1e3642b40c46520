using System.Buffers;

namespace Prism.Sdk.Input.Scanning;

/// <summary>Finds what begins with letters and goes on with digits: bank accounts (IBAN), Chinese passports, identity cards of Hong Kong, keys of services.</summary>
internal static class CodeScanner
{
    private static readonly SearchValues<string> KeyPrefixes = SearchValues.Create(
        [
            "sk-", "sk_live_", "rk_live_", "pk_live_", "ms-", "st-", "LTAI", "AKID", "AKIA", "ASIA", "AIza", "ya29.", "ghp_", "gho_", "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-",
            "xoxb-", "xoxp-", "xoxa-", "xapp-", "hf_", "npm_", "pypi-", "dop_v1_", "SG.", "eyJ",
        ],
        StringComparison.Ordinal);

    private static readonly SearchValues<char> KeyLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    public static void Find(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        FindKeys(text, found);
        for (var at = 0; at < text.Length; at++)
        {
            var skip = text[at..].IndexOfAnyInRange('A', 'Z');
            if (skip < 0)
            {
                return;
            }

            at += skip;
            if (Context.IsWord(text, at - 1))
            {
                continue;
            }

            var rest = text[at..];
            if (rest.Length < 9 || !(char.IsAsciiDigit(rest[1]) || char.IsAsciiDigit(rest[2])))
            {
                continue;
            }

            var (length, kind) = Iban.Measure(rest) is > 0 and var account ? (account, PersonalDataKind.Iban)
                : HongKongId.Measure(rest) is > 0 and var card ? (card, PersonalDataKind.ResidentId)
                : (MeasurePassport(rest), PersonalDataKind.Passport);
            if (length > 0 && !Context.IsWord(text, at + length))
            {
                found.Add(new PersonalDataSpan(at, length, kind));
                at += length - 1;
            }
        }
    }

    private static void FindKeys(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        for (var at = 0; at < text.Length;)
        {
            var skip = text[at..].IndexOfAny(KeyPrefixes);
            if (skip < 0)
            {
                return;
            }

            at += skip;
            var length = text[at..].IndexOfAnyExcept(KeyLetters);
            var key = length < 0 ? text[at..] : text.Slice(at, length);
            key = key.TrimEnd('.');

            // Words can begin like a key; a key is long, and has digits.
            if (key.Length >= 19 && key.ContainsAnyInRange('0', '9') && !Context.IsWord(text, at - 1))
            {
                found.Add(new PersonalDataSpan(at, key.Length, PersonalDataKind.Secret));
            }

            at += Math.Max(1, key.Length);
        }
    }

    // Ordinary passports: E and eight digits, or E, a letter and seven; the older ones G. Service, public affairs and diplomatic ones: S, P, D.
    private static int MeasurePassport(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || text[0] is not ('E' or 'G'))
        {
            return 0;
        }

        var digits = DigitShape.CountDigits(text[1..]);
        return digits == 8 || (text[0] == 'E' && char.IsAsciiLetterUpper(text[1]) && text[1] is not ('I' or 'O') && DigitShape.CountDigits(text[2..]) == 7) ? 9 : 0;
    }
}
