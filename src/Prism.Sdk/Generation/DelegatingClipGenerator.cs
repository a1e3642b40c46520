namespace Prism.Sdk.Generation;

/// <summary>A base for wrappers around another clip generator: override what you change, the rest is passed on.</summary>
/// <param name="inner">What is wrapped.</param>
public abstract class DelegatingClipGenerator(IClipGenerator inner) : IClipGenerator
{
    /// <summary>Gets what is wrapped.</summary>
    protected IClipGenerator Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual Task<Clip> GenerateAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken = default) =>
        Inner.GenerateAsync(request, context, cancellationToken);
}
