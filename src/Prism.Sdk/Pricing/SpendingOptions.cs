namespace Prism.Sdk.Pricing;

/// <summary>The caps on what is spent on video. Bound from <c>Prism:Spending</c>.</summary>
/// <remarks>Hard caps: they are looked at in the same transaction that reserves the money, over all processes of the journal.</remarks>
public sealed class SpendingOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:Spending";

    /// <summary>Gets the most that a job may spend when it names no budget of its own, by currency.</summary>
    /// <value>The default is 100 CNY and 15 USD. In a currency without a row, a job needs a budget of its own.</value>
    public IDictionary<string, decimal> PerJob { get; } = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase) { ["CNY"] = 100, ["USD"] = 15 };

    /// <summary>Gets the most that an account may spend in a day, by currency.</summary>
    /// <value>The default is none.</value>
    public IDictionary<string, decimal> PerDay { get; } = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the caps under a tag and day, such as a cost centre's.</summary>
    /// <value>The default is none.</value>
    public IList<TagCap> PerTagAndDay { get; } = [];

    /// <summary>Gets or sets how far the clock by which a day begins is ahead of UTC.</summary>
    /// <value>The default is 8 hours: the provider's bill is by Beijing's days.</value>
    public TimeSpan DayOffset { get; set; } = TimeSpan.FromHours(8);
}
