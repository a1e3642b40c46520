using System.Globalization;

namespace Prism.Sdk.Diagnostics;

/// <summary>Says a sentence in the reader's language: Chinese where <see cref="CultureInfo.CurrentUICulture"/> is Chinese, else English.</summary>
internal static class Wording
{
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static string Pick(string english, string chinese) => IsChinese ? chinese : english;

    /// <summary>The same for sentences with numbers and names in them, written as everywhere and not as in this country.</summary>
    public static string Pick(FormattableString english, FormattableString chinese) =>
        FormattableString.Invariant(IsChinese ? chinese : english);
}
