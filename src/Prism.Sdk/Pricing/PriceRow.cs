namespace Prism.Sdk.Pricing;

/// <summary>What a second of video costs: one row of a provider's price list.</summary>
public sealed record PriceRow
{
    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the picture sizes that the row is for.</summary>
    public required IReadOnlyList<VideoSize> Sizes { get; init; }

    /// <summary>Gets the price of one second.</summary>
    public required Money PerSecond { get; init; }

    /// <summary>Gets the day on which the price was taken from the provider's page.</summary>
    public DateOnly? AsOf { get; init; }
}
