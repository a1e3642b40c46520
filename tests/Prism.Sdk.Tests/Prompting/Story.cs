using System.Text.Json.Serialization;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Tests.Prompting;

internal sealed record Story
{
    public required string Title { get; init; }

    public required IReadOnlyList<Scene> Scenes { get; init; }

    public string? Mood { get; init; }

    internal sealed record Scene
    {
        public required string Text { get; init; }

        public double? Seconds { get; init; }
    }
}

[JsonSerializable(typeof(Story))]
internal sealed partial class StoryContext : JsonSerializerContext
{
    public static StoryContext Prompt { get; } = new(PromptJson.CreateOptions());
}
