using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Pictures;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Pricing.Offers;

/// <summary>The accounts that may order each shot of a plan: shots with pictures are of another model than those of words.</summary>
internal sealed class PlanOffers
{
    private readonly ClipProviderCapabilities provider;
    private readonly ShotPlan plan;

    private PlanOffers(ClipProviderCapabilities provider, ShotPlan plan, IReadOnlyDictionary<string, IReadOnlyList<AccountOffer>> byModel) =>
        (this.provider, this.plan, ByModel) = (provider, plan, byModel);

    /// <summary>Gets the accounts of each model that the plan uses; of its own model for a plan without shots.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AccountOffer>> ByModel { get; }

    /// <summary>Looks for the accounts of all models, in one currency: that of the first shot, where none is given.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="provider">Who sells.</param>
    /// <param name="currency">The currency of the film; null while none is settled.</param>
    /// <param name="find">Finds the accounts of a model, in a currency if one is given.</param>
    /// <exception cref="PrismException">The models have no account in one currency.</exception>
    public static PlanOffers Of(ShotPlan plan, ClipProviderCapabilities provider, string? currency, Func<string, string?, IReadOnlyList<AccountOffer>> find)
    {
        var models = plan.Shots.Select(shot => ShotModels.NameOf(plan, shot, provider)).Distinct().DefaultIfEmpty(plan.Model);
        Dictionary<string, IReadOnlyList<AccountOffer>> byModel = [];
        foreach (var model in models)
        {
            var offers = find(model, currency ?? byModel.Values.FirstOrDefault()?[0].Currency);
            if (byModel.Values.FirstOrDefault() is [var first, ..] && first.Currency != offers[0].Currency)
            {
                throw new PrismException($"The film needs {string.Join(" and ", byModel.Keys)} in {first.Currency} and {model} in {offers[0].Currency}, and a film is paid in one currency. Add a price row for {model} in {first.Currency} ({PricingOptions.SectionName}:Rows), or bind the job to one account (JobOptions.Account).");
            }

            byModel[model] = offers;
        }

        return new PlanOffers(provider, plan, byModel);
    }

    public IReadOnlyList<AccountOffer> For(Shot shot) => ByModel[ModelOf(shot)];

    public string ModelOf(Shot shot) => ShotModels.NameOf(plan, shot, provider);
}
