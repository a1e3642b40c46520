namespace Prism.Sdk;

/// <summary>One line of the list of jobs.</summary>
public sealed record VideoJobSummary
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the status.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gets when the job was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Gets the caller's key.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the account in which <see cref="Key"/> is unique: that of <see cref="JobOptions.Account"/>, else <c>default</c>; then any account may pay for a shot.</summary>
    public string Account { get; init; } = "default";
}
