using System.Text.RegularExpressions;

namespace Prism.Sdk.Prompting;

/// <summary>What has no place in words to be filmed: addresses, file paths, names of models. A model that obeys a hostile text writes them.</summary>
internal static partial class ForeignWords
{
    public static bool In(string? text) => !string.IsNullOrEmpty(text) && (Address().IsMatch(text) || FilePath().IsMatch(text) || Model().IsMatch(text));

    public static string Remove(string text) => Model().Replace(FilePath().Replace(Address().Replace(text, string.Empty), string.Empty), string.Empty);

    // The counts are bounded, so that a long run of letters and dots costs no more than its length.
    [GeneratedRegex(
        @"(?:[a-z][a-z0-9+.\-]{1,15}://|www\.|data:[a-z]{1,16}/)[^\s""'<>，。！？；、（）]*"
        + @"|(?<![\w@.\-])(?:[a-z0-9][a-z0-9\-]{0,62}\.){1,6}(?:com|net|org|io|cn|ai|dev|app|info|biz|xyz|top|gov|edu|example|invalid|internal|local|localhost)(?![\w\-])(?::\d{1,5})?(?:/[^\s""'<>，。！？；、（）]*)?"
        + @"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])(?::\d{1,5})?(?:/[^\s""'<>，。！？；、（）]*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    // One slash between words (and/or, 24/7) is no path; a root, a drive, a home or two dots begin one.
    [GeneratedRegex(
        @"(?<![\w./\\:])(?:[a-z]:[\\/]|\\\\|~/|\.{1,2}[\\/]|/(?=[\w.\-]{1,64}/))[^\s""'<>，。！？；、（）]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilePath();

    [GeneratedRegex(
        @"(?<![\w\-])(?:(?:qwen|deepseek-ai|wan-ai|modelscope|openai)/[\w.\-]+|(?:wanx?\d|qwen|gpt|text-embedding|deepseek|kling|sora|veo|hunyuan|cogvideo|llama|claude|gemini|wanx)(?=[\w.]*-)[a-z0-9]*(?:[.\-][a-z0-9]+)+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Model();
}
