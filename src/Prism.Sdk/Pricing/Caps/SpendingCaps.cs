using Microsoft.Extensions.Options;

namespace Prism.Sdk.Pricing.Caps;

/// <summary>The caps that hold for a price at this moment.</summary>
internal sealed class SpendingCaps(IOptionsMonitor<SpendingOptions> options, TimeProvider time)
{
    public IReadOnlyList<SpendingCap> For(string currency, IReadOnlyDictionary<string, string> tags)
    {
        var caps = new List<SpendingCap>();
        var settings = options.CurrentValue;
        var day = Day(settings);
        if (settings.PerJob.TryGetValue(currency, out var perJob))
        {
            caps.Add(new SpendingCap { Name = $"{SpendingOptions.SectionName}:PerJob:{currency}", Limit = new Money(perJob, currency) });
        }

        if (settings.PerDay.TryGetValue(currency, out var perDay))
        {
            caps.Add(new SpendingCap { Name = $"{SpendingOptions.SectionName}:PerDay:{currency}", Limit = new Money(perDay, currency), Since = day });
        }

        foreach (var cap in settings.PerTagAndDay.Where(cap => string.Equals(cap.Currency, currency, StringComparison.OrdinalIgnoreCase)))
        {
            if (tags.TryGetValue(cap.Tag, out var value) && (cap.Value is null || cap.Value == value))
            {
                caps.Add(new SpendingCap { Name = $"the day's cap of {cap.Tag} '{value}' ({SpendingOptions.SectionName}:PerTagAndDay)", Limit = new Money(cap.Amount, currency), Since = day, Tag = KeyValuePair.Create(cap.Tag, value) });
            }
        }

        return caps;
    }

    /// <summary>Gets the cap of a job: its own budget, else the default in the price's currency.</summary>
    /// <exception cref="PrismConfigurationException">There is neither: nothing is bought without a cap.</exception>
    public SpendingCap OfJob(Money? budget, string currency) =>
        budget is { } own ? new SpendingCap { Name = "JobOptions.Budget", Limit = own }
        : For(currency, new Dictionary<string, string>()).FirstOrDefault(static cap => cap.Since is null)
            ?? throw new PrismConfigurationException($"No cap is set for jobs in {currency}, and nothing is bought without one. Give the job a budget (JobOptions.Budget), or set {SpendingOptions.SectionName}:PerJob:{currency}.");

    private DateTimeOffset Day(SpendingOptions settings)
    {
        var local = time.GetUtcNow().ToOffset(settings.DayOffset);
        return new DateTimeOffset(local.Date, settings.DayOffset);
    }
}
