using Prism.Sdk.Intents;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Planning;

/// <summary>What the language model is given to plan with: docs/prompts.md, prism.plan.</summary>
internal sealed record PlanEnvelope
{
    public string Task { get; init; } = "prism.plan";

    public int Version { get; init; } = 1;

    public required string Language { get; init; }

    public required VideoIntent Intent { get; init; }

    public required TemplateEnvelope Template { get; init; }

    public required LimitsEnvelope Limits { get; init; }

    public static PlanEnvelope For(PlanningBrief brief, PlanLimits limits) => new()
    {
        Language = brief.Intent.Language,
        Intent = brief.Intent,
        Template = TemplateEnvelope.For(brief.Template.Template, brief.Intent.Language),
        Limits = new LimitsEnvelope
        {
            MinShots = limits.MinShots,
            MaxShots = limits.MaxShots,
            MinSeconds = limits.Model.MinSeconds,
            MaxSeconds = limits.Model.MaxSeconds,
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

        public static TemplateEnvelope For(VideoTemplate template, string language) => new()
        {
            Id = template.Id,
            Name = template.Name.For(language),
            Style = template.Style.For(language),
            NegativePrompt = template.NegativePrompt?.For(language),
            SecondsPerShot = template.SecondsPerShot,
            Beats = [.. template.Beats.Select(beat => new BeatEnvelope { Name = beat.Name, Purpose = beat.Purpose.For(language), Camera = beat.Camera.For(language) })],
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

        public int? TotalSeconds { get; init; }

        public required int MaxPromptLength { get; init; }
    }
}
