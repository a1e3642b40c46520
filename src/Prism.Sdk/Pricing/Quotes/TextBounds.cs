using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Pricing.Quotes;

/// <summary>How much can be asked of language models at the most, for the upper bound of a quote.</summary>
internal sealed class TextBounds(
    IOptions<GenerationOptions> generation, IOptionsMonitor<PricingOptions> pricing, [FromKeyedServices(PrismServiceKeys.Models)] IChatClient chat)
{
    // Asked once and repaired once.
    private const int Rounds = 2;

    // What a question holds beside the caller's text: the built-in prompts have about half of it.
    private const int PromptTokens = 4000;

    // No tokenizer in use needs more for a character.
    private const int TokensPerCharacter = 2;

    /// <summary>Gets the models that may answer: any of them, for nobody knows which will.</summary>
    public IReadOnlyList<string> Models => chat.GetService<ModelNames>()?.All ?? [chat.GetService<ChatClientMetadata>()?.DefaultModelId ?? ""];

    /// <summary>Gets the tokens of some questions about a text.</summary>
    public (long Input, long Output) Of(int questions, int characters)
    {
        var answer = pricing.CurrentValue.MaxAnswerTokens;
        long sent = PromptTokens + (TokensPerCharacter * characters) + answer;
        return (Rounds * questions * sent, (long)Rounds * questions * answer);
    }

    /// <summary>Gets the tokens of rewriting every shot of a plan as often as may be.</summary>
    public (long Input, long Output) OfRewriting(IReadOnlyList<Shot> shots) =>
        shots.Aggregate((Input: 0L, Output: 0L), (sum, shot) =>
        {
            var (input, output) = Of(generation.Value.ModerationRewrites, shot.Prompt.Length);
            return (sum.Input + input, sum.Output + output);
        });

    /// <summary>Gets how many questions a shot may need.</summary>
    public int RewritesOfAShot => generation.Value.ModerationRewrites;
}
