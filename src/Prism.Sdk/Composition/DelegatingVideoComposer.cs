namespace Prism.Sdk.Composition;

/// <summary>A base for wrappers around another composer: override what you change, the rest is passed on.</summary>
/// <param name="inner">What is wrapped.</param>
public abstract class DelegatingVideoComposer(IVideoComposer inner) : IVideoComposer, IPreflight
{
    /// <summary>Gets what is wrapped.</summary>
    protected IVideoComposer Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual Task<FinalVideo> ComposeAsync(CompositionRequest request, StageContext context, CancellationToken cancellationToken = default) =>
        Inner.ComposeAsync(request, context, cancellationToken);

    // A wrapper must not hide that FFmpeg is missing until the clips are paid.
    Task IPreflight.CheckAsync(CancellationToken cancellationToken) =>
        Inner is IPreflight preflight ? preflight.CheckAsync(cancellationToken) : Task.CompletedTask;
}
