using Prism.Sdk.Intents;

namespace Prism.Sdk.Planning.Review;

/// <summary>Finds the shots of each event: by the ids that shots name, and by the words of their prompts.</summary>
internal sealed class EventPlaces
{
    // What a prompt must have of an event's words, as a part of what this plan's prompts have of their events as a rule: authors who write freely repeat fewer words.
    private const double Least = 0.2;
    private const double LeastAtMost = 0.1;
    private const double LeastWithoutIds = 0.25;

    // From here on, the words of other shots say that events are shown there and not where their ids stand.
    private const double Usual = 0.5;
    private const double Clearly = 1.8;
    private const double NearlyAsGood = 0.8;

    private readonly EventEvidence evidence;
    private readonly IReadOnlyList<Shot> shots;
    private readonly double[][] shares;

    public EventPlaces(IReadOnlyList<Shot> shots, VideoIntent intent)
    {
        this.shots = shots;
        evidence = new EventEvidence(intent, shots.Select(static shot => shot.Prompt ?? ""));
        shares = [.. intent.Events.Select((_, happening) => shots.Select((_, shot) => evidence.Of(happening, shot)).ToArray())];
        Claims = [.. intent.Events.Select(e => (IReadOnlyList<int>)[.. shots.Index().Where(entry => entry.Item.Events.Any(id => IsId(id, e))).Select(static entry => entry.Index)])];
        All = Claims.Any(static claim => claim.Count > 0) ? ByIds() : ByWords();
    }

    /// <summary>The shots that name each event.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Claims { get; }

    /// <summary>The shots that show each event, in order; none for one that is uncovered.</summary>
    public IReadOnlyList<IReadOnlyList<int>> All { get; }

    /// <summary>The share of each event's words in the shots where it is, or is said to be.</summary>
    public double Share(int happening) => evidence.Of(happening, All[happening].Count > 0 ? All[happening] : Claims[happening]);

    private IReadOnlyList<int>[] ByIds()
    {
        double[] best = [.. shares.Where(static row => row.Length > 0).Select(static row => row.Max()).Order()];
        var usual = best.Length > 2 ? best[best.Length / 2] : 0;
        var least = Math.Min(LeastAtMost, Least * usual);
        IReadOnlyList<int>[] places = [.. Claims.Select((claim, happening) => claim.Count > 0 && evidence.CanJudge(happening, claim) && evidence.Of(happening, claim) < least ? [] : claim)];
        foreach (var (one, other) in Exchanged(Usual * usual))
        {
            (places[one], places[other]) = (Claims[other], Claims[one]);
        }

        return places;
    }

    /// <summary>Finds pairs of events, each in one shot of its own, of which each has its words in the other's shot.</summary>
    private IEnumerable<(int One, int Other)> Exchanged(double least)
    {
        HashSet<int> taken = [];
        for (var one = 0; one < Claims.Count; one++)
        {
            for (var other = one + 1; other < Claims.Count; other++)
            {
                if (Claims[one] is not [var here] || Claims[other] is not [var there] || here == there || taken.Contains(one) || taken.Contains(other))
                {
                    continue;
                }

                var (kept, crossed) = (shares[one][here] + shares[other][there], shares[one][there] + shares[other][here]);
                if (crossed > 2 * least && crossed > Clearly * kept && shares[one][there] > shares[one][here] && shares[other][here] > shares[other][there])
                {
                    taken.UnionWith([one, other]);
                    yield return (one, other);
                }
            }
        }
    }

    // Of shots that are nearly as good, the next one in the story.
    private List<IReadOnlyList<int>> ByWords()
    {
        List<IReadOnlyList<int>> places = [];
        var last = 0;
        foreach (var row in shares)
        {
            var best = row.Length == 0 ? 0 : row.Max();
            if (best < LeastWithoutIds)
            {
                places.Add([]);
                continue;
            }

            var next = Array.FindIndex(row, last, share => share >= NearlyAsGood * best);
            last = next >= 0 ? next : Array.IndexOf(row, best);
            places.Add([last]);
        }

        return places;
    }

    private static bool IsId(string? id, IntentEvent happening) => string.Equals(id?.Trim(), happening.Id, StringComparison.OrdinalIgnoreCase);
}
