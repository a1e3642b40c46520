namespace Prism.Sdk.Templates;

/// <summary>Finds what a template lacks beyond its shape: empty texts, slots that nobody fills, numbers out of range.</summary>
internal static class TemplateCheck
{
    /// <summary>What every intent fills.</summary>
    private static readonly string[] IntentSlots = ["subject", "character", "place", "event", "mood"];

    public static IReadOnlyList<TemplateProblem> Find(VideoTemplate template) => [.. Values(template), .. Lists(template), .. Beats(template)];

    private static IEnumerable<TemplateProblem> Values(VideoTemplate template)
    {
        if (template.Version != 1)
        {
            yield return new("$.version", $"The version is {template.Version}, and this release reads 1. Update Prism.Sdk, or write 1.");
        }

        if (!IsName(template.Id))
        {
            yield return new("$.id", $"The id '{template.Id}' must be lower-case words joined by hyphens, such as product-ad.");
        }

        if (template.SecondsPerShot is < 1 or > 60)
        {
            yield return new("$.secondsPerShot", $"secondsPerShot is {template.SecondsPerShot}, and must lie between 1 and 60.");
        }

        (string Path, BilingualText? Text)[] texts =
            [("$.name", template.Name), ("$.description", template.Description), ("$.style", template.Style), ("$.negativePrompt", template.NegativePrompt), ("$.music", template.Music)];
        foreach (var problem in texts.Where(static text => text.Text is not null || text.Path is not ("$.negativePrompt" or "$.music")).SelectMany(static text => Words(text.Path, text.Text)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<TemplateProblem> Lists(VideoTemplate template)
    {
        foreach (var (index, example) in template.Examples.Index().Where(static item => string.IsNullOrWhiteSpace(item.Item)))
        {
            yield return new($"$.examples[{index}]", "The example is empty. Write a text that the template suits, or remove it.");
        }

        foreach (var problem in template.ShotGrammar.Index().SelectMany(static item => Words($"$.shotGrammar[{item.Index}]", item.Item))
            .Concat(template.CameraWords.Index().SelectMany(static item => Words($"$.cameraWords[{item.Index}]", item.Item))))
        {
            yield return problem;
        }

        HashSet<string> known = new(IntentSlots, StringComparer.Ordinal);
        foreach (var (index, slot) in template.Slots.Index())
        {
            var path = $"$.slots[{index}]";
            if (slot is null || !IsName(slot.Name))
            {
                yield return new($"{path}.name", "The name of a slot must be lower-case words joined by hyphens, such as dish.");
                continue;
            }

            if (!known.Add(slot.Name))
            {
                yield return new($"{path}.name", $"There is a slot '{slot.Name}' already; {string.Join(", ", IntentSlots)} are always there. Give it another name, or remove it.");
            }

            foreach (var problem in Words($"{path}.purpose", slot.Purpose).Concat(slot.Default is null ? [] : Words($"{path}.default", slot.Default)))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<TemplateProblem> Beats(VideoTemplate template)
    {
        if (template.Beats.Count == 0)
        {
            yield return new("$.beats", "It has no beats. Write one at least.");
        }

        string[] slots = [.. IntentSlots, .. template.Slots.Where(static slot => slot is not null).Select(static slot => slot.Name)];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, beat) in template.Beats.Index())
        {
            var path = $"$.beats[{index}]";
            if (beat is null || string.IsNullOrWhiteSpace(beat.Name))
            {
                yield return new(beat is null ? path : $"{path}.name", "The beat is empty. Give it a name, a purpose and a camera.");
                continue;
            }

            if (!names.Add(beat.Name))
            {
                yield return new($"{path}.name", $"There is a beat '{beat.Name}' already. Give it another name.");
            }

            foreach (var problem in Words($"{path}.purpose", beat.Purpose).Concat(Words($"{path}.camera", beat.Camera)).Concat(Slots(path, beat, slots)))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<TemplateProblem> Slots(string path, TemplateBeat beat, string[] slots)
    {
        (string Place, string? Text)[] texts = [("purpose.zh", beat.Purpose?.Zh), ("purpose.en", beat.Purpose?.En), ("camera.zh", beat.Camera?.Zh), ("camera.en", beat.Camera?.En)];
        return texts.SelectMany(text => SlotNames.In(text.Text ?? "")
            .Where(name => !slots.Contains(name, StringComparer.Ordinal))
            .Select(name => new TemplateProblem($"{path}.{text.Place}", $"Nothing fills '{{{name}}}'. Name one of {string.Join(", ", slots)}, or add it to slots.")));
    }

    private static IEnumerable<TemplateProblem> Words(string path, BilingualText? text)
    {
        if (text is null)
        {
            return [new(path, "It is null. Write words under zh and under en.")];
        }

        (string Language, string Words)[] both = [("zh", text.Zh), ("en", text.En)];
        return both.Where(static one => string.IsNullOrWhiteSpace(one.Words)).Select(one => new TemplateProblem($"{path}.{one.Language}", $"Each text needs words under zh and under en; {one.Language} has none."));
    }

    private static bool IsName(string? name) =>
        name is { Length: > 0 and <= 64 } && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && name[0] != '-' && name[^1] != '-';
}
