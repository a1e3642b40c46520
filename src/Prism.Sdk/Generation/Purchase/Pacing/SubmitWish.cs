using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Generation.Purchase.Pacing;

/// <summary>A shot that waits for room: at which accounts, and what is written when one has it.</summary>
internal sealed record SubmitWish
{
    public required string Model { get; init; }

    /// <summary>Gets by when the film is due: since its job began, a shot's time for each of its shots. Who is due earlier goes first, so that jobs end one after the other and a short one need not wait for a long one.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>Gets the accounts that may order, the preferred ones first. Those of one rank are taken in turns.</summary>
    public required IReadOnlyList<(string Account, decimal Rank)> Accounts { get; init; }

    /// <summary>Makes the intent of an account. The account is decided here, before anything is sent, and never changes for this intent.</summary>
    public required Func<string, Submission> Intent { get; init; }

    public required Func<string, IntentTerms> Terms { get; init; }
}
