namespace Prism.Sdk.Pricing;

/// <summary>The price table. Bound from <c>Prism:Pricing</c>.</summary>
/// <remarks>Prices change and accounts have discounts: they are data, with a date. What the configuration adds wins over the table that ships with the package (<c>Pricing/prices.json</c>).</remarks>
public sealed class PricingOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:Pricing";

    /// <summary>Gets the rows. The last one that fits a model, region and tier is the price.</summary>
    /// <value>The default is none beside those of the package.</value>
    public IList<PriceEntry> Rows { get; } = [];

    /// <summary>Gets the prices of language and embedding models. The last row that fits a model is its price; a model without a row counts tokens, and no money.</summary>
    /// <value>The default is none: ModelScope's free calls cost nothing, and what others cost is a contract's matter.</value>
    public IList<TextPriceEntry> TextRows { get; } = [];

    /// <summary>Gets or sets the longest answer of a language model in tokens, for the upper bound of a quote.</summary>
    /// <value>The default is 8192, as in <c>Prism:ModelScope:MaxOutputTokens</c>.</value>
    public int MaxAnswerTokens { get; set; } = 8192;
}
