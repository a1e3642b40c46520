namespace Prism.Sdk.Generation.Rewriting;

/// <summary>Finds other words for a shot that the provider's moderation refused. Asked only when <see cref="GenerationOptions.ModerationRewrites"/> is more than 0.</summary>
/// <remarks>The built-in one asks the chat model to keep subject, characters and style, and to leave out what may have given offence. Replace it with <c>UsePromptRewriter&lt;T&gt;()</c>.</remarks>
public interface IPromptRewriter
{
    /// <summary>Finds other words.</summary>
    /// <param name="refused">What was refused.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Stops the finding.</param>
    /// <returns>The new prompt; blank or unchanged when there is none, and the shot fails with the provider's refusal.</returns>
    /// <exception cref="PrismException">No words were found; the shot fails with the provider's refusal.</exception>
    Task<string> RewriteAsync(RefusedPrompt refused, StageContext context, CancellationToken cancellationToken = default);
}
