using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>One attempt to buy a shot: a row of the ledger, written before the submit and never deleted.</summary>
internal sealed record Submission
{
    public long Id { get; init; }

    public required string JobId { get; init; }

    public required string ShotId { get; init; }

    public int Attempt { get; init; }

    public SubmissionState State { get; init; }

    public required string Account { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>Gets the SHA-256 of account, provider, model and all that is sent.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Gets all that is sent, as JSON.</summary>
    public required string Order { get; init; }

    /// <summary>Gets what is reserved for the attempt.</summary>
    public required Money Price { get; init; }

    public required DateTimeOffset IntentAt { get; init; }

    public string? TaskId { get; init; }

    public string? RequestId { get; init; }
}
