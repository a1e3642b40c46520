using Prism.Sdk.Intents;
using Prism.Sdk.Planning.Drafting;

namespace Prism.Sdk.Planning.Review;

/// <summary>Puts drafted shots into the order of the story, and each event's id where the event is shown.</summary>
internal static class StoryOrder
{
    public static IReadOnlyList<DraftedShot> Mend(IReadOnlyList<DraftedShot> shots, VideoIntent intent)
    {
        var places = new EventPlaces(ToShots(shots), intent);
        List<DraftedShot> placed = [.. shots.Select((shot, i) => shot with { Events = [.. intent.Events.Where((e, happening) => places.All[happening].Count > 0 ? places.All[happening].Contains(i) : shot.Events.Contains(e))] })];
        if (!EventRules.Broken(placed.Count, places, intent.Events.Count).Any())
        {
            return placed;
        }

        // A shot of no event stays behind the shot that it follows.
        var last = -1;
        return [.. placed.Select(shot => (Shot: shot, First: last = shot.Events.Count > 0 ? IndexOf(shot.Events[0], intent) : last)).OrderBy(static entry => entry.First).Select(static entry => entry.Shot)];
    }

    /// <summary>Drafted shots as the review reads them.</summary>
    public static IReadOnlyList<Shot> ToShots(IReadOnlyList<DraftedShot> shots) =>
        [.. shots.Select(static (shot, i) => new Shot { Id = $"s{i + 1}", Seconds = 0, Prompt = string.Join(' ', shot.Additions.Prepend(shot.Body)), Events = [.. shot.Events.Select(static e => e.Id)] })];

    private static int IndexOf(IntentEvent happening, VideoIntent intent) => intent.Events.Index().First(entry => ReferenceEquals(entry.Item, happening)).Index;
}
