using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>Whether a shot may be bought now. A closed family.</summary>
public abstract record IntentOutcome
{
    private IntentOutcome()
    {
    }

    /// <summary>The intent is durable, and its price is reserved: submit.</summary>
    public sealed record Recorded : IntentOutcome
    {
        /// <summary>Gets the row.</summary>
        public required Submission Submission { get; init; }
    }

    /// <summary>The account has no room at the provider for the moment: wait.</summary>
    public sealed record NoRoom : IntentOutcome;

    /// <summary>Another process holds the job: stop working on it.</summary>
    public sealed record Deposed : IntentOutcome;

    /// <summary>A cap would be passed: stop buying.</summary>
    public sealed record OverCap : IntentOutcome
    {
        /// <summary>Gets the name of the cap, as a person knows it.</summary>
        public required string Cap { get; init; }

        /// <summary>Gets what may be spent.</summary>
        public required Money Limit { get; init; }

        /// <summary>Gets what would have been spent in all.</summary>
        public required Money Needed { get; init; }
    }
}
