using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Pricing;

/// <summary>The most that a request can cost, before any model has read it: bounds times prices.</summary>
internal sealed class RequestQuote(
    IClipProvider provider, PriceDesk prices, IOptions<PlanningOptions> planning, IOptionsMonitor<PricingOptions> pricing,
    [FromKeyedServices(PrismServiceKeys.Models)] IChatClient chat)
{
    // Intent and plan, each asked once and repaired once.
    private const int Questions = 4;

    // What a question holds beside the caller's text: the built-in prompts have about half of it.
    private const int PromptTokens = 4000;

    // No tokenizer in use needs more for a character.
    private const int TokensPerCharacter = 2;

    public Quote Of(VideoRequest request)
    {
        var limits = PlanLimits.For(request, planning.Value, provider.Capabilities);
        var seconds = limits.TotalSeconds ?? limits.MaxShots * limits.Model.MaxSeconds;
        return new Quote
        {
            Maximum = prices.PriceOf(seconds, limits.Model.Name, limits.Size).Net,
            IsExact = false,
            Seconds = seconds,
            TextMaximum = TextOf(request.Text),
        };
    }

    private Money TextOf(string text)
    {
        var model = chat.GetService<ChatClientMetadata>()?.DefaultModelId ?? "";
        var answer = pricing.CurrentValue.MaxAnswerTokens;
        long sent = PromptTokens + (TokensPerCharacter * text.Length) + answer;
        return prices.PriceOfText(model, Questions * sent, Questions * (long)answer);
    }
}
