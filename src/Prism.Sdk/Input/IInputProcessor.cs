namespace Prism.Sdk.Input;

/// <summary>The first stage: masks personal data and detects the language. Replace it with <c>UseInputProcessor&lt;T&gt;()</c>.</summary>
/// <remarks>Resolved from a scope of its own for each run. It runs before anything is written or sent.</remarks>
public interface IInputProcessor
{
    /// <summary>Prepares a text.</summary>
    /// <param name="request">The request, with the text as the user wrote it.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Stops the stage.</param>
    /// <returns>The text with placeholders, its language, and what the placeholders stand for.</returns>
    /// <exception cref="PrismException">The text is longer than the settings allow, or the wished language is no language code.</exception>
    Task<ProcessedInput> ProcessAsync(VideoRequest request, StageContext context, CancellationToken cancellationToken = default);
}
