namespace Prism.Sdk.Pricing;

/// <summary>Which spending to look at. What is not set, is not asked for.</summary>
public sealed record SpendingFilter
{
    /// <summary>Gets the job.</summary>
    public string? JobId { get; init; }

    /// <summary>Gets the account.</summary>
    public string? Account { get; init; }

    /// <summary>Gets the earliest moment, included.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the latest moment, excluded.</summary>
    public DateTimeOffset? To { get; init; }
}
