using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>A job as the journal holds it.</summary>
/// <remarks><see cref="ToString"/> gives id and status, never the request.</remarks>
public sealed record JobRecord
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the caller's key, unique in its account.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the account in which <see cref="Key"/> is unique. It pays for every shot where <see cref="IsPinned"/> says so.</summary>
    public required string Account { get; init; }

    /// <summary>Gets whether <see cref="Account"/> must pay for every shot; otherwise each shot goes to an account with room.</summary>
    /// <value>The default is true: a job stays where it was started.</value>
    public bool IsPinned { get; init; } = true;

    /// <summary>Gets the account that must pay; <see langword="null"/> when any may.</summary>
    internal string? Payer => IsPinned ? Account : null;

    /// <summary>Gets the status.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gets the masked request, or the masked plan, as JSON.</summary>
    public required string Request { get; init; }

    /// <summary>Gets the SHA-256 of what was asked for, to tell whether a key is used for the same again.</summary>
    public required string RequestHash { get; init; }

    /// <summary>Gets the hard cap of what may be spent on video.</summary>
    public Money? Budget { get; init; }

    /// <summary>Gets the caller's marks; the money rows carry them too.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets whether finished clips of the same content are taken instead of bought.</summary>
    public bool ReuseClips { get; init; } = true;

    /// <summary>Gets the film, without its plan.</summary>
    public FinalVideo? Film { get; init; }

    /// <summary>Gets why it stopped.</summary>
    public JobError? Error { get; init; }

    /// <summary>Gets who works on it.</summary>
    public JobLease Lease { get; init; }

    /// <summary>Gets how often it was taken over from a process that died, since it was last started by hand.</summary>
    public int Takeovers { get; init; }

    /// <summary>Gets when it was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Describes the job without its text.</summary>
    /// <returns>Id, status and account.</returns>
    public override string ToString() => $"JobRecord {{ Id = {Id}, Status = {Status}, Account = {Account} }}";
}
