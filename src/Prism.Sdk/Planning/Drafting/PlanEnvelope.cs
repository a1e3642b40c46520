using System.Text.Json.Serialization;
using Prism.Sdk.Intents;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Planning.Drafting;

/// <summary>What the language model is given to plan with: docs/prompts.md, prism.plan.</summary>
internal sealed record PlanEnvelope
{
    public string Task { get; init; } = "prism.plan";

    public int Version { get; init; } = 2;

    public required string Language { get; init; }

    public required VideoIntent Intent { get; init; }

    public required TemplateEnvelope Template { get; init; }

    public required LimitsEnvelope Limits { get; init; }

    public static PlanEnvelope For(PlanningBrief brief, PlanLimits limits) => new()
    {
        Language = brief.Intent.Language,
        Intent = brief.Intent,
        Template = TemplateEnvelope.For(brief.Template.Template, brief.Intent),
        Limits = new LimitsEnvelope
        {
            MinShots = limits.MinShots,
            MaxShots = limits.MaxShots,
            MinSeconds = limits.Model.MinSeconds,
            MaxSeconds = limits.Model.MaxSeconds,
            LegalSeconds = limits.Model.LegalSeconds,
            TotalSeconds = limits.TotalSeconds,
            MaxPromptLength = limits.Model.MaxPromptLength,
        },
    };

    internal sealed record TemplateEnvelope
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string Style { get; init; }

        public string? NegativePrompt { get; init; }

        public required int SecondsPerShot { get; init; }

        public required IReadOnlyList<BeatEnvelope> Beats { get; init; }

        // Left out for a template without: the envelope stays as it was.
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public TemplateCraft? Craft { get; init; }

        public static TemplateEnvelope For(VideoTemplate template, VideoIntent intent) => new()
        {
            Id = template.Id,
            Name = template.Name.For(intent.Language),
            Style = template.Style.For(intent.Language),
            NegativePrompt = template.NegativePrompt?.For(intent.Language),
            SecondsPerShot = Pace.SecondsPerShot(template, intent),
            Beats = [.. template.Beats.Select(beat => new BeatEnvelope { Name = beat.Name, Purpose = beat.Purpose.For(intent.Language), Camera = beat.Camera.For(intent.Language) })],
            Craft = TemplateCraft.For(template, intent.Language),
        };
    }

    internal sealed record BeatEnvelope
    {
        public required string Name { get; init; }

        public required string Purpose { get; init; }

        public required string Camera { get; init; }
    }

    internal sealed record LimitsEnvelope
    {
        public required int MinShots { get; init; }

        public required int MaxShots { get; init; }

        public required int MinSeconds { get; init; }

        public required int MaxSeconds { get; init; }

        // Left out for a model that makes every length: the envelope stays as it was.
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<int>? LegalSeconds { get; init; }

        public int? TotalSeconds { get; init; }

        public required int MaxPromptLength { get; init; }
    }
}
