namespace Prism.Sdk.Input;

/// <summary>A base for wrappers around another input processor: override what you change, the rest is passed on.</summary>
/// <param name="inner">What is wrapped.</param>
public abstract class DelegatingInputProcessor(IInputProcessor inner) : IInputProcessor
{
    /// <summary>Gets what is wrapped.</summary>
    protected IInputProcessor Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual Task<ProcessedInput> ProcessAsync(VideoRequest request, StageContext context, CancellationToken cancellationToken = default) =>
        Inner.ProcessAsync(request, context, cancellationToken);
}
