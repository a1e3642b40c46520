using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation;

/// <summary>What a provider sells and can do.</summary>
public sealed record ClipProviderCapabilities
{
    /// <summary>Gets the provider's name, such as <c>dashscope</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the models it sells, the preferred one first.</summary>
    public required IReadOnlyList<ClipModel> Models { get; init; }

    /// <summary>Gets what a second costs, by model and size.</summary>
    public required IReadOnlyList<PriceRow> Prices { get; init; }

    /// <summary>Gets whether the seconds billed are the seconds asked for, so that a quote is exact.</summary>
    public bool BillsAskedSeconds { get; init; }

    /// <summary>Gets whether <see cref="IClipProvider.ListAsync"/> works, so that a lost task can be found again.</summary>
    public bool CanList { get; init; }

    /// <summary>Gets whether the provider honours <see cref="ClipOrder.IdempotencyKey"/>.</summary>
    public bool TakesIdempotencyKey { get; init; }

    /// <summary>Gets how long a submit can be under way. One of unknown fate is looked up only after that.</summary>
    /// <value>The default is 60 seconds.</value>
    public TimeSpan SubmitTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Finds a model.</summary>
    /// <param name="model">Its name.</param>
    /// <returns>The model, or <see langword="null"/>.</returns>
    public ClipModel? FindModel(string model) => Models.FirstOrDefault(candidate => candidate.Name == model);
}
