using Prism.Sdk.Evaluation.Measurements.Plans;
using Prism.Sdk.Tests.Input;

namespace Prism.Sdk.IntegrationTests.Planning;

/// <summary>Plans of real stories by the emulator's language model, and the review on them and on a thousand spoiled ones.</summary>
public sealed class StoryPlanTests(ITestOutputHelper output)
{
    [Fact]
    public async Task PlansOfStories_AreLegalCoverTheirEventsAndTheReviewCatchesSpoiledOnes()
    {
        var stories = Story.ReadAll(SharedData.Find("stories.jsonl"));
        await using var studio = await Studio.OpenAsync();

        var result = await StoryPlans.MeasureAsync(studio.Pipeline, studio.Services, stories, TestContext.Current.CancellationToken);

        output.WriteLine(result.ToString());
        Assert.Equal(0, result.Exceptions);
        Assert.Equal((result.Shots, result.Shots), (result.LegalSeconds, result.LegalLengths));
        Assert.Equal(result.CharacterShots, result.SameDescriptions);
        Assert.InRange(result.Coverage, 0.5, 1);
        Assert.InRange(result.Spoiled.Values.Sum(static score => score.All), 1000, int.MaxValue);
        Assert.All(result.Spoiled.Values, static score => Assert.InRange(score.Caught / (double)score.All, 0.98, 1));
        Assert.InRange(result.FalseAlarms / (double)result.Untouched, 0, 0.02);
    }
}
