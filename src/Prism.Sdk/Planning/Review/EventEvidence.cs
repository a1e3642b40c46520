using Prism.Sdk.Intents;

namespace Prism.Sdk.Planning.Review;

/// <summary>How much of each event's words each prompt has. Words that many events share count less: who acts everywhere tells nothing.</summary>
internal sealed class EventEvidence
{
    // A letter says less than a word: some of an event's letters stand in any Chinese sentence.
    private const double LetterWorth = 0.7;

    private readonly IReadOnlyList<Telling[]> events;
    private readonly IReadOnlyList<(HashSet<string> Words, HashSet<string> Letters)> prompts;
    private readonly Dictionary<string, int> spread;

    /// <param name="intent">The events, and the descriptions of characters, which stand in every prompt and prove no event.</param>
    /// <param name="prompts">The prompts, in order.</param>
    public EventEvidence(VideoIntent intent, IEnumerable<string> prompts)
    {
        events = [.. intent.Events.Select(static e => new[] { Telling.Of(e.Description), Telling.Of(e.Anchor) })];
        this.prompts = [.. prompts.Select(prompt => ContentWords.Of(WithoutFigures(prompt, intent))).Select(static words => (words, ContentWords.LettersOf(words)))];
        spread = events.SelectMany(static tellings => tellings.SelectMany(static telling => telling.Words.Concat(telling.Letters)).Distinct()).CountBy(static word => word).ToDictionary();
    }

    /// <summary>Gets the share of an event's words that some prompts have together, from 0 to 1; the better of description and anchor.</summary>
    public double Of(int happening, params IEnumerable<int> shots)
    {
        HashSet<string> words = [.. shots.SelectMany(shot => prompts[shot].Words)], letters = [.. shots.SelectMany(shot => prompts[shot].Letters)];
        return events[happening].Max(telling => Math.Max(Share(telling.Words, words), LetterWorth * Share(telling.Letters, letters)));
    }

    /// <summary>Tells whether an event has enough words, in the script of the prompts, for their lack to mean something.</summary>
    public bool CanJudge(int happening, IEnumerable<int> shots)
    {
        HashSet<string> seen = [.. shots.SelectMany(shot => prompts[shot].Words)];
        return seen.Count > 0 && events[happening].Any(telling => telling.Words.Count >= 3 && ContentWords.AreWide(telling.Words) == ContentWords.AreWide(seen));
    }

    private double Share(HashSet<string> words, HashSet<string> seen)
    {
        var all = words.Sum(Weight);
        return all == 0 ? 0 : words.Where(seen.Contains).Sum(Weight) / all;
    }

    private double Weight(string word) => (events.Count - spread[word] + 1) / (double)events.Count;

    private static string WithoutFigures(string prompt, VideoIntent intent)
    {
        foreach (var character in intent.Characters.Where(static character => character.Description.Length > 0))
        {
            prompt = prompt.Replace(character.Description, " ", StringComparison.OrdinalIgnoreCase);
        }

        return prompt;
    }

    private sealed record Telling(HashSet<string> Words, HashSet<string> Letters)
    {
        public static Telling Of(string? text) => ContentWords.Of(text) is var words ? new Telling(words, ContentWords.LettersOf(words)) : null!;
    }
}
