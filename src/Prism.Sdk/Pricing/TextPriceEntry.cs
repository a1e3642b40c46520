namespace Prism.Sdk.Pricing;

/// <summary>What a language or embedding model costs: one row of the price table in the configuration.</summary>
public sealed class TextPriceEntry
{
    /// <summary>Gets or sets the model, as the service names it.</summary>
    public string Model { get; set; } = "";

    /// <summary>Gets or sets the price of a million tokens sent.</summary>
    public decimal InputPerMillion { get; set; }

    /// <summary>Gets or sets the price of a million tokens received.</summary>
    public decimal OutputPerMillion { get; set; }

    /// <summary>Gets or sets the ISO 4217 code of the currency.</summary>
    public string Currency { get; set; } = "";

    /// <summary>Gets or sets the first day on which the price holds, as <c>yyyy-MM-dd</c>; of the rows that hold, the last one counts.</summary>
    /// <value>The default is <see langword="null"/>: always.</value>
    public DateOnly? ValidFrom { get; set; }
}
