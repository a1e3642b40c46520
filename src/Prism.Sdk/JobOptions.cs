using Prism.Sdk.Pricing;

namespace Prism.Sdk;

/// <summary>How a job is to be run and paid.</summary>
public sealed record JobOptions
{
    /// <summary>Gets the caller's own key for the job. The same key and request give the same job, in whatever state it is, and never a second bill.</summary>
    /// <value>The default is <see langword="null"/>: every start is a new job.</value>
    public string? Key { get; init; }

    /// <summary>Gets the most that the job may spend on video. Nothing is submitted that could exceed it.</summary>
    /// <value>The default is <see langword="null"/>: the cap of <c>Prism:Spending:PerJob</c> in the price's currency, 100 CNY or 15 USD.</value>
    public Money? Budget { get; init; }

    /// <summary>Gets whether a finished clip of the same account and the very same content (model, words, size, seconds, seed) is taken instead of bought again.</summary>
    /// <value>The default is true. Clips are copied; deleting one job takes nothing from another.</value>
    public bool ReuseClips { get; init; } = true;

    /// <summary>Gets the caller's own marks for the job, such as a cost centre.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the name of the account that pays for every shot, one of <c>Prism:Accounts</c> or <c>default</c>.</summary>
    /// <value>The default is <see langword="null"/>: each shot is ordered by an account with room, of those that take orders in the currency of <see cref="Budget"/> (else of the first account); of two with room, by the one with the lower price.</value>
    public string? Account { get; init; }
}
