using Microsoft.Extensions.Options;

namespace Prism.Sdk.Pricing;

/// <summary>Checks that each row of the price table can be used.</summary>
internal sealed class PricingOptionsValidator : IValidateOptions<PricingOptions>
{
    public ValidateOptionsResult Validate(string? name, PricingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        for (var i = 0; i < options.Rows.Count; i++)
        {
            var row = options.Rows[i];
            var key = $"{PricingOptions.SectionName}:Rows:{i}";
            if (row.Model.Length == 0 || row.Region.Length == 0 || row.Tier.Length == 0)
            {
                result.AddError($"{key} needs Model, Region and Tier; it has '{row.Model}', '{row.Region}', '{row.Tier}'.");
            }

            if (row.PerSecond < 0)
            {
                result.AddError($"{key}:PerSecond is {row.PerSecond}; a price is 0 or more.");
            }

            if (row.Discount is < 0 or > 1)
            {
                result.AddError($"{key}:Discount is {row.Discount}; it must be from 0 to 1: 0.15 takes 15 % off.");
            }

            if (row.Currency is not { Length: 3 })
            {
                result.AddError($"{key}:Currency is '{row.Currency}'; write an ISO 4217 code such as CNY.");
            }
        }

        for (var i = 0; i < options.TextRows.Count; i++)
        {
            var row = options.TextRows[i];
            if (row.Model.Length == 0 || row.InputPerMillion < 0 || row.OutputPerMillion < 0 || row.Currency is not { Length: 3 })
            {
                result.AddError($"{PricingOptions.SectionName}:TextRows:{i} needs Model, prices of 0 or more, and Currency (such as CNY); it has '{row.Model}', {row.InputPerMillion}, {row.OutputPerMillion}, '{row.Currency}'.");
            }
        }

        return result.Build();
    }
}
