using Prism.Sdk.Prompting;

namespace Prism.Sdk.Planning.Drafting;

/// <summary>Puts a prompt together: who is seen, what the model wrote, what code adds, the style of the film.</summary>
internal static class PromptSentences
{
    private const string SentenceEnds = ".!?。！？…；;";

    /// <summary>Composes a prompt in which every character's description stands word for word.</summary>
    /// <returns>The prompt, and whether the model's words had to be cut to fit.</returns>
    public static (string Prompt, bool WasCut) Compose(DraftedShot shot, string style, string language, int maxLength)
    {
        IReadOnlyList<string> after = shot.Body.Contains(style, StringComparison.OrdinalIgnoreCase) ? shot.Additions : [.. shot.Additions, style];
        var body = shot.Body;
        while (true)
        {
            var prompt = Join(language, [.. MissingFigures(shot, body, language), body, .. after]);
            if (prompt.Length <= maxLength)
            {
                return (prompt, body.Length < shot.Body.Length);
            }

            if (body.Length == 0)
            {
                return (ReplyText.Cut(prompt, maxLength), true);
            }

            body = ReplyText.Cut(body, Math.Max(0, Math.Min(body.Length - 1, body.Length - (prompt.Length - maxLength))));
        }
    }

    /// <summary>Joins sentences, ending each as its language does.</summary>
    public static string Join(string language, IReadOnlyList<string> sentences)
    {
        var isWide = language is "zh" or "ja";
        return string.Join(
            isWide ? string.Empty : " ",
            sentences.Where(static sentence => sentence.Length > 0).Select(sentence => SentenceEnds.Contains(sentence[^1]) ? sentence : sentence + (isWide ? "。" : ".")));
    }

    private static IEnumerable<string> MissingFigures(DraftedShot shot, string body, string language) =>
        shot.Characters
            .Where(character => !body.Contains(character.Description, StringComparison.Ordinal))
            .Select(character => language is "zh" or "ja" ? $"{character.Name}：{character.Description}" : $"{character.Name}: {character.Description}");
}
