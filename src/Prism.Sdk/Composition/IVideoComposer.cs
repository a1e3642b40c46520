namespace Prism.Sdk.Composition;

/// <summary>The last stage: joins the clips into the film. Replace it with <c>UseVideoComposer&lt;T&gt;()</c>.</summary>
/// <remarks>Resolved from a scope of its own for each run. Nothing may stand under the final name before it is whole.</remarks>
public interface IVideoComposer
{
    /// <summary>Makes the film.</summary>
    /// <param name="request">The plan, the clips and the final name.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Stops the stage and its FFmpeg.</param>
    /// <returns>The film, verified and in its place.</returns>
    /// <exception cref="CompositionException">FFmpeg failed, or the result did not pass the checks.</exception>
    /// <exception cref="PrismConfigurationException">FFmpeg is missing.</exception>
    Task<FinalVideo> ComposeAsync(CompositionRequest request, StageContext context, CancellationToken cancellationToken = default);
}
