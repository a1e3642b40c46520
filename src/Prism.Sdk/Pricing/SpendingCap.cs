namespace Prism.Sdk.Pricing;

/// <summary>The most that may be spent on video since a moment: by a job, by an account, or under a tag.</summary>
public sealed record SpendingCap
{
    /// <summary>Gets the name by which a person knows the cap, such as <c>Prism:Spending:PerDay:CNY</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the most.</summary>
    public required Money Limit { get; init; }

    /// <summary>Gets since when spending counts.</summary>
    /// <value>The default is <see langword="null"/>: always; the cap is then one of the job.</value>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the tag that is capped, name and value.</summary>
    /// <value>The default is <see langword="null"/>: the whole account.</value>
    public KeyValuePair<string, string>? Tag { get; init; }
}
