using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>One question to a language or embedding model, as the ledger holds it.</summary>
public sealed record TextUse
{
    /// <summary>Gets the job.</summary>
    public required string JobId { get; init; }

    /// <summary>Gets the name of the account that pays.</summary>
    public required string Account { get; init; }

    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the tokens sent.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Gets the tokens received.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>Gets the price; <see langword="default"/> where the price table has no row for the model.</summary>
    public Money Cost { get; init; }

    /// <summary>Gets the caller's marks of the job.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets when it was asked.</summary>
    public required DateTimeOffset At { get; init; }
}
