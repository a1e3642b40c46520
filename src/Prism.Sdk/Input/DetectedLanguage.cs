namespace Prism.Sdk.Input;

/// <summary>A language, and how sure it is.</summary>
/// <param name="Code">The two-letter ISO 639-1 code, or <c>und</c> when nothing tells.</param>
/// <param name="Confidence">From 0 to 1.</param>
public readonly record struct DetectedLanguage(string Code, double Confidence)
{
    /// <summary>Gets the answer when nothing tells: <c>und</c>, confidence 0.</summary>
    public static DetectedLanguage Undetermined => new("und", 0);
}
