namespace Prism.Sdk.Pricing;

/// <summary>What a second of video costs: one row of a provider's price list.</summary>
public sealed record PriceRow
{
    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the picture sizes that the row is for.</summary>
    public required IReadOnlyList<VideoSize> Sizes { get; init; }

    /// <summary>Gets the price of one second, the account's discount taken off.</summary>
    public required Money PerSecond { get; init; }

    /// <summary>Gets the price of one second by the provider's list.</summary>
    /// <value>The default is <see langword="null"/>: the same as <see cref="PerSecond"/>.</value>
    public Money? ListPerSecond { get; init; }

    /// <summary>Gets the first day on which the price holds.</summary>
    /// <value>The default is <see langword="null"/>: always.</value>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Gets the day on which the price was taken from the provider's page.</summary>
    public DateOnly? AsOf { get; init; }
}
