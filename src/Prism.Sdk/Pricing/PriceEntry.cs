namespace Prism.Sdk.Pricing;

/// <summary>One row of the price table in the configuration.</summary>
public sealed class PriceEntry
{
    /// <summary>Gets or sets the provider's region, such as <c>cn-beijing</c>.</summary>
    public string Region { get; set; } = "";

    /// <summary>Gets or sets the model, such as <c>wan2.6-t2v</c>.</summary>
    public string Model { get; set; } = "";

    /// <summary>Gets or sets the resolution tier: <c>480P</c>, <c>720P</c> or <c>1080P</c>.</summary>
    public string Tier { get; set; } = "";

    /// <summary>Gets or sets the ISO 4217 code of the currency, such as <c>CNY</c>.</summary>
    public string Currency { get; set; } = "";

    /// <summary>Gets or sets the price of one second.</summary>
    public decimal PerSecond { get; set; }

    /// <summary>Gets or sets the account's discount, from 0 to 1: 0.15 takes 15 % off.</summary>
    /// <value>The default is 0.</value>
    public decimal Discount { get; set; }

    /// <summary>Gets or sets the first day on which the price holds, as <c>yyyy-MM-dd</c>; of the rows that hold, the last one counts.</summary>
    /// <value>The default is <see langword="null"/>: always.</value>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Gets or sets the day on which the price was taken from the provider's page, as <c>yyyy-MM-dd</c>.</summary>
    public DateOnly? AsOf { get; set; }
}
