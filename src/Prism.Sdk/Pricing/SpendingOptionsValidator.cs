using Microsoft.Extensions.Options;

namespace Prism.Sdk.Pricing;

/// <summary>Checks the caps at start.</summary>
internal sealed class SpendingOptionsValidator : IValidateOptions<SpendingOptions>
{
    public ValidateOptionsResult Validate(string? name, SpendingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var (key, caps) in new[] { ("PerJob", options.PerJob), ("PerDay", options.PerDay) })
        {
            foreach (var (currency, amount) in caps.Where(static cap => cap.Key is not { Length: 3 } || cap.Value < 0))
            {
                result.AddError($"{SpendingOptions.SectionName}:{key}:{currency} is {amount}; write an ISO 4217 code such as CNY, and an amount of 0 or more.");
            }
        }

        for (var i = 0; i < options.PerTagAndDay.Count; i++)
        {
            var cap = options.PerTagAndDay[i];
            if (cap.Tag.Length == 0 || cap.Amount < 0 || cap.Currency is not { Length: 3 })
            {
                result.AddError($"{SpendingOptions.SectionName}:PerTagAndDay:{i} needs Tag, Amount (0 or more) and Currency (such as CNY); it has '{cap.Tag}', {cap.Amount}, '{cap.Currency}'.");
            }
        }

        if (options.DayOffset.Duration() > TimeSpan.FromHours(14))
        {
            result.AddError($"{SpendingOptions.SectionName}:DayOffset is {options.DayOffset}; it must be from -14 to 14 hours.");
        }

        return result.Build();
    }
}
