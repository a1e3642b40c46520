using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>The bounds of the Wan text-to-video models (dashscope.md §3.1, §4.6), and their prices for a region.</summary>
internal static class WanModels
{
    private static readonly VideoSize[] Tier720 = [new(1280, 720), new(720, 1280), new(960, 960), new(1088, 832), new(832, 1088)];
    private static readonly VideoSize[] Tier1080 = [new(1920, 1080), new(1080, 1920), new(1440, 1440), new(1632, 1248), new(1248, 1632)];

    public static IReadOnlyList<ClipModel> All { get; } =
    [
        new ClipModel
        {
            Name = "wan2.6-t2v",
            Sizes = [.. Tier720, .. Tier1080],
            MinSeconds = 2,
            MaxSeconds = 15,
            MaxPromptLength = 1500,
            MaxRunningTasks = 5,
            TypicalTime = TimeSpan.FromMinutes(2),
        },
    ];

    public static IReadOnlyList<PriceRow> Prices(PricingOptions pricing, string region) =>
    [
        .. pricing.Rows
            .Where(row => string.Equals(row.Region, region, StringComparison.OrdinalIgnoreCase))
            .Select(row => new PriceRow
            {
                Model = row.Model,
                Sizes = row.Tier.ToUpperInvariant() switch { "720P" => Tier720, "1080P" => Tier1080, _ => [] },
                PerSecond = new Money(row.PerSecond * (1 - row.Discount), row.Currency),
                ListPerSecond = new Money(row.PerSecond, row.Currency),
                ValidFrom = row.ValidFrom,
                AsOf = row.AsOf,
            }),
    ];
}
