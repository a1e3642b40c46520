namespace Prism.Sdk.Input;

/// <summary>Tells the language of a text. Runs on this machine before anything is sent; replaced with <c>UseLanguageDetector</c>.</summary>
/// <remarks>Registered as a singleton; called from many threads at once.</remarks>
public interface ILanguageDetector
{
    /// <summary>Detects the language.</summary>
    /// <param name="text">The text as the caller wrote it, personal data included: it must not leave the machine.</param>
    /// <returns>The language, or <see cref="DetectedLanguage.Undetermined"/> when it cannot be told: a wrong language is worse than none.</returns>
    DetectedLanguage Detect(ReadOnlySpan<char> text);
}
