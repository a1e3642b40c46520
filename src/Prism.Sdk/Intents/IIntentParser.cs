using Prism.Sdk.Input;

namespace Prism.Sdk.Intents;

/// <summary>The second stage: reads what the text wants filmed. Replace it with <c>UseIntentParser&lt;T&gt;()</c>.</summary>
/// <remarks>Resolved from a scope of its own for each run.</remarks>
public interface IIntentParser
{
    /// <summary>Reads the intent of a text.</summary>
    /// <param name="input">The masked text.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Stops the stage.</param>
    /// <returns>The intent.</returns>
    /// <exception cref="ContentRejectedException">The language model's moderation stopped the answer.</exception>
    /// <exception cref="ModelOutputException">The language model gave no usable answer.</exception>
    Task<VideoIntent> ParseAsync(ProcessedInput input, StageContext context, CancellationToken cancellationToken = default);
}
