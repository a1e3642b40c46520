using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>What became of an attempt. What is <see langword="null"/> leaves the row as it was.</summary>
public sealed record Settlement
{
    /// <summary>Gets the state to move to.</summary>
    public required SubmissionState State { get; init; }

    /// <summary>Gets what the provider billed, in the currency of the price; a cost in another currency is not written.</summary>
    public Money? Cost { get; init; }

    /// <summary>Gets the seconds that the provider billed.</summary>
    public double? BilledSeconds { get; init; }

    /// <summary>Gets the provider's id of the submit, as far as it was heard.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets where the clip is.</summary>
    public string? ClipPath { get; init; }

    /// <summary>Gets the SHA-256 of the clip.</summary>
    public string? ClipSha256 { get; init; }

    /// <summary>Gets why.</summary>
    public string? Note { get; init; }
}
