using Prism.Sdk.Intents;
using Prism.Sdk.Planning.Drafting;

namespace Prism.Sdk.Planning.Review;

/// <summary>Says in a prompt what no prompt says: forgotten events, and what the text demands to be seen.</summary>
internal static class StoryCover
{
    private const double Seen = 0.5;

    public static void Mend(List<DraftedShot> shots, VideoIntent intent)
    {
        // A forgotten event goes to the shot where its neighbour in the story is.
        var place = 0;
        foreach (var happening in intent.Events)
        {
            var found = shots.FindIndex(shot => shot.Events.Contains(happening));
            if (found >= 0)
            {
                place = found;
                continue;
            }

            Add(shots, place, happening.Description, [.. intent.Events.Where(e => e == happening || shots[place].Events.Contains(e))]);
        }

        var places = new EventPlaces(StoryOrder.ToShots(shots), intent);
        foreach (var (index, happening) in intent.Events.Index().Where(entry => places.All[entry.Index].Count == 0))
        {
            var named = places.Claims[index].Count > 0 ? places.Claims[index][0] : 0;
            Add(shots, named, happening.Description, shots[named].Events);
        }

        var words = shots.SelectMany(static shot => ContentWords.Of(string.Join(' ', shot.Additions.Prepend(shot.Body)))).ToHashSet();
        foreach (var demand in intent.MustHave)
        {
            var sought = ContentWords.Of(demand);
            if (sought.Count > 0 && sought.Count(words.Contains) < Seen * sought.Count)
            {
                Add(shots, shots.Count - 1, demand, shots[^1].Events);
            }
        }
    }

    private static void Add(List<DraftedShot> shots, int at, string sentence, IReadOnlyList<IntentEvent> events) =>
        shots[at] = shots[at] with { Events = events, Additions = [.. shots[at].Additions, sentence] };
}
