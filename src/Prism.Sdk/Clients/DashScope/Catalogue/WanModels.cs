using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope.Catalogue;

/// <summary>The catalogue's text-to-video models in the contract's own words, and their prices for a region.</summary>
internal static class WanModels
{
    // The service never tells; the plan must be held to something.
    private const int UnknownPromptLength = 800;

    private const int MostReferences = 5;

    /// <summary>Gets what the public Beijing region sells, without additions.</summary>
    public static IReadOnlyList<ClipModel> All { get; } = For(new DashScopeOptions());

    /// <summary>Gets the models that the pipeline can buy of words: those of a size, or of a resolution and ratio that a size stands for.</summary>
    public static IReadOnlyList<ClipModel> For(DashScopeOptions options) => [.. Sold(options).Where(static model => model.Images is null)];

    /// <summary>Gets the models that the pipeline can buy of with pictures: of wan2.6 and before, whose requests take a picture as such.</summary>
    public static IReadOnlyList<ClipModel> OfImages(DashScopeOptions options) => [.. Sold(options).Where(static model => model.Images is not null)];

    private static IReadOnlyList<ClipModel> Sold(DashScopeOptions options)
    {
        var region = DashScopeEndpoint.RegionOf(options) ?? options.Region;
        return
        [
            .. VideoCatalogue.For(options)
                .Where(model => model.Entry.ReplacedBy is null && model.IsSoldIn(region))
                .Select(ToClipModel)
                .OfType<ClipModel>(),
        ];
    }

    public static IReadOnlyList<PriceRow> Prices(PricingOptions pricing, string region) =>
    [
        .. pricing.Rows
            .Where(row => string.Equals(row.Region, region, StringComparison.OrdinalIgnoreCase))
            .Select(row => new PriceRow
            {
                Model = row.Model,
                Sizes = SizeTiers.Of(row.Tier),
                PerSecond = new Money(row.PerSecond * (1 - row.Discount), row.Currency),
                ListPerSecond = new Money(row.PerSecond, row.Currency),
                ValidFrom = row.ValidFrom,
                AsOf = row.AsOf,
            }),
    ];

    private static ClipModel? ToClipModel(VideoModel model)
    {
        var sizes = model.Family switch
        {
            VideoFamily.TextToVideo or VideoFamily.ReferenceToVideo => model.Sizes,
            VideoFamily.ImageToVideo => [.. (model.Entry.Resolutions ?? []).SelectMany(SizeTiers.Of)],
            VideoFamily.Wan27TextToVideo => [.. (model.Entry.Resolutions ?? []).SelectMany(SizeTiers.Of).Where(size => model.Entry.Ratios?.Contains(SizeTiers.Find(size)!.Value.Ratio) ?? true)],
            _ => null,
        };
        var seconds = model.Seconds?.Where(static length => length > 0).ToList();
        if (sizes is not { Count: > 0 } || seconds is not { Count: > 0 })
        {
            return null;
        }

        var made = new ClipModel
        {
            Name = model.Name,
            Sizes = sizes,
            MinSeconds = seconds[0],
            MaxSeconds = seconds[^1],
            LegalSeconds = seconds.Count == seconds[^1] - seconds[0] + 1 ? null : seconds,
            MaxPromptLength = model.Entry.MaxPromptLength ?? UnknownPromptLength,
            Images = ToImageRules(model),
        };
        return made with
        {
            MaxRunningTasks = model.Entry.RunningTasks ?? made.MaxRunningTasks,
            MaxSubmitsPerSecond = model.Entry.SubmitsPerSecond ?? made.MaxSubmitsPerSecond,
            TypicalTime = model.Entry.TypicalTime ?? made.TypicalTime,
        };
    }

    private static ClipImageRules? ToImageRules(VideoModel model)
    {
        if (model.Family is not (VideoFamily.ImageToVideo or VideoFamily.ReferenceToVideo))
        {
            return null;
        }

        // What the catalogue does not say of a model is the service's to judge.
        var isFrame = model.Family == VideoFamily.ImageToVideo;
        var rules = new ClipImageRules { Role = isFrame ? VideoImageRole.FirstFrame : VideoImageRole.Reference, MaxCount = isFrame ? 1 : MostReferences, ReferenceWord = isFrame ? null : "character" };
        return rules with
        {
            MaxBytes = model.Entry.MaxImageMegabytes is { } megabytes ? megabytes * 1024L * 1024 : rules.MaxBytes,
            MinSide = model.Entry.MinImageSide ?? rules.MinSide,
            MaxSide = model.Entry.MaxImageSide ?? rules.MaxSide,
            TakesAlpha = model.Entry.MaxImageMegabytes is null,
        };
    }
}
