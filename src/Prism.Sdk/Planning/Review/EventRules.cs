namespace Prism.Sdk.Planning.Review;

/// <summary>Each event is shown, in the order of the story.</summary>
internal static class EventRules
{
    public static IEnumerable<PlanProblem> Find(IReadOnlyList<Shot> shots, EventPlaces places, IReadOnlyList<string> ids)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            if (places.All[i].Count == 0)
            {
                yield return places.Claims[i] is [var first, ..]
                    ? new($"event.uncovered:{ids[i]}", $"Shot '{shots[first].Id}' names the event {ids[i]}, and its prompt has nothing of it; say in the prompt what happens.")
                    : new($"event.uncovered:{ids[i]}", $"No shot shows the event {ids[i]}; add it to a shot's events and prompt.");
            }
        }

        foreach (var broken in Broken(shots.Count, places, ids.Count))
        {
            yield return new($"order.broken:{ids[broken]}", $"The event {ids[broken]} is shown before one that the story tells earlier; put the shots into the order of the events.");
        }
    }

    /// <summary>Finds the events that come too early. A shot that shows only what is over by then is out of order; one that looks back beside its own event is not.</summary>
    public static IEnumerable<int> Broken(int shots, EventPlaces places, int events)
    {
        HashSet<int> broken = [];
        for (var later = 1; later < events; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (places.All[earlier].Count > 0 && places.All[later].Count > 0 && places.All[later][0] < places.All[earlier][0])
                {
                    broken.Add(later);
                }
            }
        }

        List<List<int>> shown = [.. Enumerable.Range(0, shots).Select(shot => Enumerable.Range(0, events).Where(e => places.All[e].Contains(shot)).ToList())];
        for (var shot = 0; shot < shown.Count; shot++)
        {
            if (shown[shot].Count > 0 && shown.Skip(shot + 1).Any(next => next.Count > 0 && next[^1] < shown[shot][0]))
            {
                broken.Add(shown[shot][0]);
            }
        }

        return broken.Order();
    }
}
