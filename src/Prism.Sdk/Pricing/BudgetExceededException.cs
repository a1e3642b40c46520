namespace Prism.Sdk.Pricing;

/// <summary>What is to be bought could pass a cap (<see cref="Cap"/>): the job's, the day's or a tag's. It was not sent. Raise the cap, or plan fewer or shorter shots.</summary>
/// <param name="message">What happened, and the remedy.</param>
public sealed class BudgetExceededException(string message) : PrismException(message)
{
    /// <summary>Gets the name of the cap: <c>JobOptions.Budget</c>, or a key such as <c>Prism:Spending:PerDay:CNY</c>.</summary>
    public required string Cap { get; init; }

    /// <summary>Gets what the cap allows.</summary>
    public required Money Budget { get; init; }

    /// <summary>Gets what would have been spent in all.</summary>
    public required Money Needed { get; init; }
}
