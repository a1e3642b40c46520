namespace Prism.Sdk.Templates;

/// <summary>A base for wrappers around another template router: override what you change, the rest is passed on.</summary>
/// <param name="inner">What is wrapped.</param>
public abstract class DelegatingTemplateRouter(ITemplateRouter inner) : ITemplateRouter
{
    /// <summary>Gets what is wrapped.</summary>
    protected ITemplateRouter Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual Task<TemplateMatch> MatchAsync(TemplateQuery query, StageContext context, CancellationToken cancellationToken = default) =>
        Inner.MatchAsync(query, context, cancellationToken);
}
