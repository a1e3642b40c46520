namespace Prism.Sdk.Input;

/// <summary>A language and how sure it is.</summary>
/// <param name="Code">The two-letter ISO 639-1 code, or <c>und</c>.</param>
/// <param name="Confidence">From 0 to 1.</param>
internal readonly record struct DetectedLanguage(string Code, double Confidence)
{
    public static DetectedLanguage Undetermined => new("und", 0);
}
