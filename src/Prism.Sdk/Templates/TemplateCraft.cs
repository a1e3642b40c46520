namespace Prism.Sdk.Templates;

/// <summary>What a planner is told of a template's craft, in one language: slots, shot grammar, camera words, pacing, music.</summary>
internal sealed record TemplateCraft
{
    public IReadOnlyDictionary<string, string>? Slots { get; init; }

    public IReadOnlyList<string>? ShotGrammar { get; init; }

    public IReadOnlyList<string>? CameraWords { get; init; }

    public string? Music { get; init; }

    public required string Pacing { get; init; }

    /// <summary>Tells the craft of a template; <see langword="null"/> for one that has only beats and a style.</summary>
    public static TemplateCraft? For(VideoTemplate template, string language) =>
        template is { Slots.Count: 0, ShotGrammar.Count: 0, CameraWords.Count: 0, Music: null }
            ? null
            : new TemplateCraft
            {
                Slots = template.Slots.Count == 0 ? null : template.Slots.ToDictionary(static slot => slot.Name, slot => Describe(slot, language)),
                ShotGrammar = Words(template.ShotGrammar, language),
                CameraWords = Words(template.CameraWords, language),
                Music = template.Music?.For(language),
                Pacing = template.Pacing switch { TemplatePacing.Calm => "calm", TemplatePacing.Brisk => "brisk", _ => "steady" },
            };

    private static string Describe(TemplateSlot slot, string language) =>
        slot.Default is { } fallback ? $"{slot.Purpose.For(language)} ({fallback.For(language)})" : slot.Purpose.For(language);

    private static string[]? Words(IReadOnlyList<BilingualText> texts, string language) =>
        texts.Count == 0 ? null : [.. texts.Select(text => text.For(language))];
}
