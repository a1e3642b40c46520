namespace Prism.Sdk.Pricing;

/// <summary>The price of a plan, known before anything is bought.</summary>
public sealed record Quote
{
    /// <summary>Gets the most that the plan can cost. This much is reserved.</summary>
    public required Money Maximum { get; init; }

    /// <summary>Gets whether <see cref="Maximum"/> is also the price when every shot succeeds.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Gets the seconds of video to be bought.</summary>
    public required int Seconds { get; init; }

    /// <summary>Gets the price of each shot.</summary>
    public IReadOnlyList<QuoteLine> Lines { get; init => field = value ?? []; } = [];

    /// <summary>Gets the most that questions to language and embedding models can cost on the way to the film.</summary>
    /// <value>Zero for a plan, which is written already, and where the price table has no row for the models (<c>Prism:Pricing:TextRows</c>).</value>
    public Money TextMaximum { get; init; }

    /// <summary>Gets the day on which the prices were taken from the provider's page.</summary>
    public DateOnly? PricesAsOf { get; init; }
}
