namespace Prism.Sdk.Pricing;

/// <summary>The price of one shot.</summary>
public sealed record QuoteLine
{
    /// <summary>Gets the shot.</summary>
    public required string ShotId { get; init; }

    /// <summary>Gets its seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>Gets its price.</summary>
    public required Money Price { get; init; }

    /// <summary>Gets whether a finished clip of the same content is used again, so that nothing is bought.</summary>
    public bool IsReused { get; init; }
}
