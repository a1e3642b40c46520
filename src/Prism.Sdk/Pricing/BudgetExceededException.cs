namespace Prism.Sdk.Pricing;

/// <summary>The next submit could cost more than the job may spend. It was not sent. Raise the budget, or plan fewer or shorter shots.</summary>
/// <param name="message">What happened, and the remedy.</param>
public sealed class BudgetExceededException(string message) : PrismException(message)
{
    /// <summary>Gets the name of the cap: <c>JobOptions.Budget</c>, or a key such as <c>Prism:Spending:PerDay:CNY</c>.</summary>
    public required string Cap { get; init; }

    /// <summary>Gets the cap.</summary>
    public required Money Budget { get; init; }

    /// <summary>Gets what would have been spent in all.</summary>
    public required Money Needed { get; init; }
}
