using Prism.Sdk.Input;

namespace Prism.Sdk.Intents;

/// <summary>A base for wrappers around another intent parser: override what you change, the rest is passed on.</summary>
/// <param name="inner">What is wrapped.</param>
public abstract class DelegatingIntentParser(IIntentParser inner) : IIntentParser
{
    /// <summary>Gets what is wrapped.</summary>
    protected IIntentParser Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual Task<VideoIntent> ParseAsync(ProcessedInput input, StageContext context, CancellationToken cancellationToken = default) =>
        Inner.ParseAsync(input, context, cancellationToken);
}
