namespace Prism.Sdk.Generation;

/// <summary>How clips are bought and waited for. Bound from <c>Prism:Generation</c>.</summary>
public sealed class GenerationOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:Generation";

    /// <summary>Gets or sets how many shots of a film are at work at a time. The model's own limit holds too.</summary>
    /// <value>The default is 5.</value>
    public int MaxConcurrentShots { get; set; } = 5;

    /// <summary>Gets or sets a fixed pause between two looks at a task.</summary>
    /// <value>The default is <see langword="null"/>: Prism learns how long tasks of a model, size and length take, and looks when one is likely to have ended.</value>
    /// <remarks>In either case the looks of all films of the process together stay within what the provider allows an account (<see cref="ClipProviderCapabilities.MaxLooksPerSecond"/>).</remarks>
    public TimeSpan? PollingInterval { get; set; }

    /// <summary>Gets or sets how long a new task may be missing from the provider's list. A submit of unknown fate is looked up only after that.</summary>
    /// <value>The default is 2 minutes.</value>
    public TimeSpan ListSettleTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets how often a submit of a shot may get lost, and be proven lost by the provider's list, before a person is asked: a list that knows none of them may be wrong.</summary>
    /// <value>The default is 2.</value>
    public int MaxLostSubmits { get; set; } = 2;

    /// <summary>Gets or sets how long a task is waited for. Its id stays usable afterwards.</summary>
    /// <value>The default is 3 hours, after which the provider itself gives a task up.</value>
    public TimeSpan TaskTimeout { get; set; } = TimeSpan.FromHours(3);

    /// <summary>Gets or sets how often a submit that was proven not accepted (throttling, no connection) is sent again.</summary>
    /// <value>The default is 5.</value>
    public int MaxSubmitRetries { get; set; } = 5;

    /// <summary>Gets or sets how often the words of a shot are rewritten when the provider's moderation refuses them; each rewriting is a new order of the same shot.</summary>
    /// <value>The default is 0: off. The shot then fails with <see cref="ContentRejectedException"/>. At most 5.</value>
    /// <remarks>A refused order and a task that moderation stops are not billed, so the price of the video does not grow; each rewriting asks the language model, which <see cref="Pricing.Quote.TextMaximum"/> counts.
    /// The plan keeps its words; what was sent stands in the update <see cref="PromptRewritten"/>.</remarks>
    public int ModerationRewrites { get; set; }

    /// <summary>Gets or sets the first pause before a submit is sent again; it doubles each time.</summary>
    /// <value>The default is 2 seconds.</value>
    public TimeSpan SubmitRetryDelay { get; set; } = TimeSpan.FromSeconds(2);
}
