using Prism.Sdk;
using Prism.Sdk.Planning;

namespace CustomStage;

/// <summary>One shot a sentence, five seconds each. The plan is held to the provider's bounds like any other.</summary>
internal sealed class SentencePlanner : IShotPlanner
{
    public Task<ShotPlan> PlanAsync(PlanningBrief brief, StageContext context, CancellationToken cancellationToken = default)
    {
        var sentences = brief.Input.Text.Split(['.', '。', '!', '！', '?', '？', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Task.FromResult(new ShotPlan
        {
            Title = sentences[0],
            Language = brief.Input.Language,
            Model = "wan2.6-t2v",
            Size = brief.Request.Size ?? VideoSize.Landscape720,
            Shots = [.. sentences.Select((sentence, i) => new Shot { Id = $"s{i + 1}", Seconds = 5, Prompt = $"{sentence}. Wide shot, soft light.", Caption = sentence, Seed = 7 + i })],
        });
    }
}
