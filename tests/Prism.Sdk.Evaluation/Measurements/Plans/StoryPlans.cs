using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Intents;
using Prism.Sdk.Planning;
using Prism.Sdk.Planning.Review;
using Prism.Sdk.Tests.Planning.Mutations;

namespace Prism.Sdk.Evaluation.Measurements.Plans;

/// <summary>Plans each story, holds the plan against the events that a person found, then spoils it and looks whether the review tells.</summary>
internal static class StoryPlans
{
    private const int Seed = 4;
    private const int Rounds = 4;
    private const double Half = 0.5;

    public static async Task<StoryResult> MeasureAsync(IVideoPipeline pipeline, IServiceProvider services, IReadOnlyList<Story> stories, CancellationToken cancellationToken)
    {
        var result = new StoryResult { Stories = stories.Count };
        var model = services.GetRequiredService<IClipProvider>().Capabilities.Models[0];
        var random = new Random(Seed);
        foreach (var story in stories)
        {
            ShotPlan plan;
            try
            {
                plan = await pipeline.PlanAsync(new VideoRequest { Text = story.Text }, cancellationToken);
            }
            catch (PrismException)
            {
                result.Exceptions++;
                continue;
            }

            CountPlan(result, plan, model);
            CountGold(result, plan, story);
            Spoil(result, plan, plan.Intent!, model, random);

            // The person's events too, as another hand would plan them.
            var gold = new VideoIntent { Title = plan.Title, Language = plan.Language, Subject = story.Events[0], Characters = plan.Intent!.Characters, Events = [.. story.Events.Select(static (words, i) => new IntentEvent { Id = $"e{i + 1}", Description = words })] };
            Spoil(result, new FreeHand(random).Write(gold, kept: 0.6), gold, model, random);
        }

        return result;
    }

    private static void CountPlan(StoryResult result, ShotPlan plan, ClipModel model)
    {
        result.Shots += plan.Shots.Count;
        result.LegalSeconds += plan.Shots.Count(shot => model.Makes(shot.Seconds));
        result.LegalLengths += plan.Shots.Count(shot => shot.Prompt.Length is > 0 && shot.Prompt.Length <= model.MaxPromptLength);
        foreach (var (shot, who) in plan.Shots.SelectMany(shot => plan.Intent!.Characters.Where(who => shot.Characters.Contains(who.Name)).Select(who => (shot, who))))
        {
            result.CharacterShots++;
            result.SameDescriptions += shot.Prompt.Contains(who.Description, StringComparison.Ordinal) ? 1 : 0;
        }
    }

    private static void CountGold(StoryResult result, ShotPlan plan, Story story)
    {
        List<HashSet<string>> prompts = [.. plan.Shots.Select(static shot => ContentWords.Of(shot.Prompt))];
        HashSet<string> film = [.. prompts.SelectMany(static words => words)];
        var last = -1;
        foreach (var words in story.Events.Select(ContentWords.Of))
        {
            result.Events++;
            result.Covered += Recall(words, film) >= Half ? 1 : 0;
            var best = prompts.Index().MaxBy(prompt => Recall(words, prompt.Item)).Index;
            result.Pairs += last >= 0 ? 1 : 0;
            result.OrderedPairs += last >= 0 && best >= last ? 1 : 0;
            last = best;
        }
    }

    private static void Spoil(StoryResult result, ShotPlan plan, VideoIntent intent, ClipModel model, Random random)
    {
        var rules = new PlanRules { Model = model, TotalSeconds = plan.Shots.Sum(static shot => shot.Seconds) };
        result.Untouched++;
        result.FalseAlarms += PlanReview.Of(plan, intent, rules).IsGood ? 0 : 1;
        var mutator = new PlanMutator(random);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var fault in Enum.GetValues<PlanFault>())
            {
                if (mutator.Spoil(plan, intent, fault, model.MaxSeconds) is { } spoiled)
                {
                    var (caught, all) = result.Spoiled.GetValueOrDefault(fault);
                    result.Spoiled[fault] = (caught + (PlanMutator.IsCaught(fault, PlanReview.Of(spoiled, intent, rules)) ? 1 : 0), all + 1);
                }
            }
        }
    }

    private static double Recall(HashSet<string> words, HashSet<string> seen) => words.Count == 0 ? 1 : words.Count(seen.Contains) / (double)words.Count;
}
