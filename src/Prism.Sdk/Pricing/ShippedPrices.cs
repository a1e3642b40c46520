using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Prism.Sdk.Pricing;

/// <summary>Puts the table that ships with the package in front of what the configuration adds.</summary>
internal sealed class ShippedPrices : IConfigureOptions<PricingOptions>
{
    public void Configure(PricingOptions options)
    {
        using var stream = typeof(ShippedPrices).Assembly.GetManifestResourceStream("Pricing.prices.json")!;
        foreach (var entry in JsonSerializer.Deserialize(stream, PriceJsonContext.Default.PriceEntryArray)!)
        {
            options.Rows.Add(entry);
        }
    }
}

[JsonSerializable(typeof(PriceEntry[]))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
internal sealed partial class PriceJsonContext : JsonSerializerContext;
