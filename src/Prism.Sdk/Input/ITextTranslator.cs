namespace Prism.Sdk.Input;

/// <summary>Translates a masked text before it is understood. Asked only where <see cref="InputOptions.Translation"/> says so; replaced with <c>UseTextTranslator</c>.</summary>
/// <remarks>Resolved from a scope of its own for each run. The answer is written to the journal: a job asks once.</remarks>
public interface ITextTranslator
{
    /// <summary>Translates a text.</summary>
    /// <param name="request">The text and its languages.</param>
    /// <param name="context">The run; report what models used, so that it is counted.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The translation. Every placeholder of the text must stand in it, and no other.</returns>
    /// <exception cref="ModelOutputException">The model gave no usable translation, even after it was told what was wrong.</exception>
    Task<string> TranslateAsync(TranslationRequest request, StageContext context, CancellationToken cancellationToken = default);
}
