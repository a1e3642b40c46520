using Microsoft.Extensions.Options;
using Prism.Sdk.Generation;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Translating;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing.Times;

namespace Prism.Sdk.Pricing.Quotes;

/// <summary>The most that a request can cost, before any model has read it: bounds times prices.</summary>
internal sealed class RequestQuote(
    IClipProvider provider, PriceDesk prices, FilmTimes times, IOptions<PlanningOptions> planning, IOptions<InputOptions> input, TextBounds bounds)
{
    // Intent and plan.
    private const int Questions = 2;

    // No pair of languages in use makes more letters of one.
    private const int LongestTranslation = 4;

    public Quote Of(VideoRequest request)
    {
        var limits = PlanLimits.For(request, planning.Value, provider.Capabilities);
        var seconds = limits.TotalSeconds ?? limits.MaxShots * limits.Model.MaxSeconds;
        var offers = prices.OffersFor(limits.Model.Name, limits.Size, payer: null, currency: null);

        // Which shots have pictures is not known yet, so each second may be of the dearest model.
        var dearest = ImageLimits.ModelsFor(request, planning.Value, provider.Capabilities)
            .SelectMany(model => prices.OffersFor(model.Name, limits.Size, payer: null, offers[0].Currency))
            .Concat(offers)
            .MaxBy(static offer => offer.PerSecond)!;
        var quote = new Quote
        {
            Maximum = Quoting.PriceOf(seconds, dearest.Row).Net,
            IsExact = false,
            Seconds = seconds,
            TextMaximum = TextOf(request.Text, limits),
        };
        return times.Timed(quote, new FilmWish { Model = limits.Model.Name, Size = limits.Size, Shots = [.. Enumerable.Repeat(Math.Max(1, seconds / limits.MaxShots), limits.MaxShots)], Offers = offers });
    }

    // Each rewriting of a shot's words is a question about one prompt.
    private Money TextOf(string text, PlanLimits limits)
    {
        // A translation asks once for each piece, and what is asked later may be longer than the text.
        var isTranslated = input.Value.Translation != TranslationPolicy.Never;
        var planning = bounds.Of(Questions + (isTranslated ? TranslationPieces.CountFor(text.Length) : 0), isTranslated ? LongestTranslation * text.Length : text.Length);
        var rewriting = bounds.Of(limits.MaxShots * bounds.RewritesOfAShot, limits.Model.MaxPromptLength);
        return prices.PriceOfText(bounds.Models, (planning.Input + rewriting.Input, planning.Output + rewriting.Output));
    }
}
