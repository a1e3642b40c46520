using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>A job as the journal holds it.</summary>
internal sealed record JobRecord
{
    public required string Id { get; init; }

    public string? Key { get; init; }

    public required string Account { get; init; }

    public required JobStatus Status { get; init; }

    /// <summary>Gets the masked request as JSON.</summary>
    public required string Request { get; init; }

    /// <summary>Gets the SHA-256 of what was asked for, to tell whether a key is used for the same again.</summary>
    public required string RequestHash { get; init; }

    public Money? Budget { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public FinalVideo? Film { get; init; }

    public JobError? Error { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
