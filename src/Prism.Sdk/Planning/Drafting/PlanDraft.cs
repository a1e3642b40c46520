using System.Text.Json.Serialization;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Planning.Drafting;

/// <summary>What the language model answers, before any bound is applied. Models, sizes, seeds and ids are not its to choose, and are not read.</summary>
internal sealed record PlanDraft
{
    public string? Title { get; init; }

    public required IReadOnlyList<ShotDraft?>? Shots { get; init; }

    internal sealed record ShotDraft
    {
        public string? Beat { get; init; }

        public string? Camera { get; init; }

        public string? Prompt { get; init; }

        /// <summary>Not an integer: models write 5.0 too.</summary>
        public double? Seconds { get; init; }

        public string? Caption { get; init; }

        public IReadOnlyList<string?>? Events { get; init; }

        public IReadOnlyList<string?>? Characters { get; init; }
    }
}

[JsonSerializable(typeof(PlanEnvelope))]
[JsonSerializable(typeof(PlanDraft))]
internal sealed partial class PlanPromptContext : JsonSerializerContext
{
    public static PlanPromptContext Prompt { get; } = new(PromptJson.CreateOptions());
}
