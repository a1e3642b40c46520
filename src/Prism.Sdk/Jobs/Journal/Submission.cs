using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>One attempt to buy a shot: a money row, written before the submit and never deleted.</summary>
/// <remarks><see cref="ToString"/> gives ids and state, never the order.</remarks>
public sealed record Submission
{
    /// <summary>Gets the number of the row.</summary>
    public long Id { get; init; }

    /// <summary>Gets the job.</summary>
    public required string JobId { get; init; }

    /// <summary>Gets the shot.</summary>
    public required string ShotId { get; init; }

    /// <summary>Gets the count of attempts for the shot, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>Gets the state.</summary>
    public SubmissionState State { get; init; }

    /// <summary>Gets the name of the account that pays.</summary>
    public required string Account { get; init; }

    /// <summary>Gets the name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the SHA-256 of account, provider, model and all that is sent.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Gets all that is sent, as JSON; empty once the job was deleted.</summary>
    public required string Order { get; init; }

    /// <summary>Gets the seconds asked for.</summary>
    public int Seconds { get; init; }

    /// <summary>Gets the price by the provider's list.</summary>
    public Money ListPrice { get; init; }

    /// <summary>Gets what is reserved for the attempt: the list price less the account's discount.</summary>
    public required Money Price { get; init; }

    /// <summary>Gets the caller's marks of the job.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets when the intent was written.</summary>
    public required DateTimeOffset IntentAt { get; init; }

    /// <summary>Gets the last moment at which the submit may begin to be sent. Whoever comes later does not send it.</summary>
    public DateTimeOffset SendUntil { get; init; }

    /// <summary>Gets the provider's id of the task, unique among all attempts.</summary>
    public string? TaskId { get; init; }

    /// <summary>Gets the provider's id of the submit, as far as it was heard.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets what the provider billed.</summary>
    public Money? Cost { get; init; }

    /// <summary>Gets the seconds that the provider billed.</summary>
    public double? BilledSeconds { get; init; }

    /// <summary>Gets where the clip is.</summary>
    public string? ClipPath { get; init; }

    /// <summary>Gets the SHA-256 of the clip.</summary>
    public string? ClipSha256 { get; init; }

    /// <summary>Gets why the attempt stands as it does: a provider's code, a person's word.</summary>
    public string? Note { get; init; }

    /// <summary>Describes the attempt without its order.</summary>
    /// <returns>Job, shot, attempt, state and task.</returns>
    public override string ToString() => $"Submission {{ JobId = {JobId}, ShotId = {ShotId}, Attempt = {Attempt}, State = {State}, TaskId = {TaskId} }}";
}
