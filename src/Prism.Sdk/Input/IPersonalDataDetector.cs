namespace Prism.Sdk.Input;

/// <summary>Finds personal data in a text. Runs on this machine, before anything is written or sent; replaced with <c>UsePersonalDataDetector</c>, by one that asks a model perhaps.</summary>
/// <remarks>Registered as a singleton; called from many threads at once.</remarks>
public interface IPersonalDataDetector
{
    /// <summary>Finds all pieces.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The pieces in the order of the text, none overlapping another.</returns>
    IReadOnlyList<PersonalDataSpan> Find(string text);
}
