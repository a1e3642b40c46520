using Prism.Sdk.Planning;

namespace Prism.Sdk.Worker;

/// <summary>Plans made without a language model.</summary>
public static class Plans
{
    public static ShotPlan Of(string model, params IEnumerable<string> prompts) => new()
    {
        Title = "t",
        Language = "en",
        Model = model,
        Size = VideoSize.Landscape720,
        Shots = [.. prompts.Select(static (prompt, index) => new Shot { Id = $"s{index + 1}", Prompt = prompt, Seconds = 2, Seed = 7 })],
    };
}
