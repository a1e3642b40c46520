namespace Prism.Sdk.Composition;

/// <summary>A base for wrappers around another narrator: override what you change, the rest is passed on.</summary>
/// <param name="inner">What is wrapped.</param>
public abstract class DelegatingNarrator(INarrator inner) : INarrator
{
    /// <summary>Gets what is wrapped.</summary>
    protected INarrator Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual Task<Narration?> NarrateAsync(NarrationRequest request, StageContext context, CancellationToken cancellationToken = default) =>
        Inner.NarrateAsync(request, context, cancellationToken);
}
