namespace Prism.Sdk.Templates;

/// <summary>The third stage: picks the template that suits the intent. Replace it with <c>UseTemplateRouter&lt;T&gt;()</c>.</summary>
/// <remarks>Resolved from a scope of its own for each run.</remarks>
public interface ITemplateRouter
{
    /// <summary>Picks a template.</summary>
    /// <param name="query">The intent, and the template that the caller named, if any.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Stops the stage.</param>
    /// <returns>The template and how near it is.</returns>
    /// <exception cref="PrismException">The named template does not exist; the message lists those that do.</exception>
    Task<TemplateMatch> MatchAsync(TemplateQuery query, StageContext context, CancellationToken cancellationToken = default);
}
