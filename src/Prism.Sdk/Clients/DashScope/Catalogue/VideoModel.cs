namespace Prism.Sdk.Clients.DashScope.Catalogue;

/// <summary>A row of the catalogue, read once: what is null is not known and not judged.</summary>
internal sealed record VideoModel
{
    public required VideoModelEntry Entry { get; init; }

    public required bool IsKnown { get; init; }

    public IReadOnlyList<VideoSize>? Sizes { get; init; }

    public IReadOnlyList<int>? Seconds { get; init; }

    public string Name => Entry.Name;

    public VideoFamily Family => Entry.Family ?? VideoFamily.Unknown;

    public static VideoModel From(VideoModelEntry entry) => new()
    {
        Entry = entry,
        IsKnown = true,
        Sizes = entry.Sizes is { Count: > 0 } sizes ? [.. sizes.SelectMany(SizeTiers.Parse).Distinct()] : null,
        Seconds = entry.Seconds is { Length: > 0 } seconds ? SecondsList.Parse(seconds) : null,
    };

    public static VideoModel Unknown(string name, VideoFamily family) => new() { Entry = new VideoModelEntry { Name = name, Family = family }, IsKnown = false };

    /// <summary>Whether the model takes a feature; a model whose features are not known is not judged.</summary>
    public bool Takes(VideoFeature feature) => Entry.Features is not { } features || features.Contains(feature);

    public bool IsSoldIn(string region) => Entry.Regions is not { Count: > 0 } regions || regions.Contains(region, StringComparer.OrdinalIgnoreCase);
}
