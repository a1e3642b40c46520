namespace Prism.Sdk.Pricing;

/// <summary>A cap that would have been passed, as the journal keeps it of a <see cref="BudgetExceededException"/>.</summary>
public sealed record ExceededCap
{
    /// <summary>Gets the name of the cap: <c>JobOptions.Budget</c>, or a key such as <c>Prism:Spending:PerDay:CNY</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what the cap allows.</summary>
    public required Money Budget { get; init; }

    /// <summary>Gets what would have been spent in all.</summary>
    public required Money Needed { get; init; }
}
