using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>On what terms an intent may be written.</summary>
public sealed record IntentTerms
{
    /// <summary>Gets the lease that the job must still have.</summary>
    public required JobLease Lease { get; init; }

    /// <summary>Gets how many attempts of the account and model may be open at a time.</summary>
    public required int MaxOpen { get; init; }

    /// <summary>Gets since when an attempt must have begun to count as open: older tasks have ended at the provider.</summary>
    public required DateTimeOffset OpenSince { get; init; }

    /// <summary>Gets how many submits of the account and model may begin within a second.</summary>
    public required int MaxPerSecond { get; init; }

    /// <summary>Gets the caps beside the budget of the job.</summary>
    public IReadOnlyList<SpendingCap> Caps { get; init; } = [];
}
