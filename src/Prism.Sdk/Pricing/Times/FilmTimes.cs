using Microsoft.Extensions.Options;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing.Offers;

namespace Prism.Sdk.Pricing.Times;

/// <summary>Says when a film will be shot, and how many the accounts can shoot in a day.</summary>
/// <remarks>The formula stands at <see cref="Quote.ExpectedTime"/> and in docs/money.md.</remarks>
internal sealed class FilmTimes(IClipProvider provider, ITaskTimes times, IOptions<GenerationOptions> options)
{
    private const double DaySeconds = 86_400;

    /// <summary>Puts the time to the quote of a plan; lines that are reused take none.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="offers">The accounts that may be chosen.</param>
    /// <param name="atWork">How many tasks of the same accounts are at work already, by model.</param>
    /// <remarks>Models have places of their own, so the slowest decides; a row of shots that continue each other takes their sum.</remarks>
    public Quote Timed(Quote quote, ShotPlan plan, PlanOffers offers, IReadOnlyDictionary<string, int>? atWork = null)
    {
        var bought = quote.Lines.Zip(plan.Shots).Where(static pair => !pair.First.IsReused).Select(static pair => pair.Second).ToArray();
        var timed = offers.ByModel
            .Select(pair => Timed(quote, new FilmWish
            {
                Model = pair.Key,
                Size = plan.Size,
                Shots = [.. bought.Where(shot => offers.ModelOf(shot) == pair.Key).Select(static shot => shot.Seconds)],
                Offers = pair.Value,
                AtWork = atWork?.GetValueOrDefault(pair.Key) ?? 0,
            }))
            .ToArray();
        var slowest = timed.Max(static quote => quote.ExpectedTime);
        var row = LongestRow(plan, bought, shot => times.Expected(offers.ModelOf(shot), plan.Size, shot.Seconds));
        return quote with { ExpectedTime = slowest > row ? slowest : row, FilmsPerDay = timed.Min(static quote => quote.FilmsPerDay) };
    }

    private static TimeSpan LongestRow(ShotPlan plan, IReadOnlyCollection<Shot> bought, Func<Shot, TimeSpan> expected)
    {
        var (longest, row) = (TimeSpan.Zero, TimeSpan.Zero);
        if (!plan.Shots.Any(static shot => shot.Continues))
        {
            return longest;
        }

        foreach (var shot in plan.Shots)
        {
            row = (shot.Continues ? row : TimeSpan.Zero) + (bought.Contains(shot) ? expected(shot) : TimeSpan.Zero);
            longest = row > longest ? row : longest;
        }

        return longest;
    }

    /// <summary>Puts the time to a quote.</summary>
    public Quote Timed(Quote quote, FilmWish wish)
    {
        var shots = wish.Shots.Count;
        if (shots == 0)
        {
            return quote with { ExpectedTime = TimeSpan.Zero, FilmsPerDay = null };
        }

        var (places, perSecond) = RoomOf(wish.Model, wish.Offers);
        var each = wish.Shots.Average(seconds => times.Expected(wish.Model, wish.Size, seconds).TotalSeconds);
        var own = Math.Ceiling(shots / (double)Math.Min(options.Value.MaxConcurrentShots, places));
        var behind = Math.Ceiling((wish.AtWork + shots) / (double)places);
        var submits = (shots - 1) / (double)perSecond;
        return quote with
        {
            ExpectedTime = TimeSpan.FromSeconds((Math.Max(own, behind) * each) + submits),
            FilmsPerDay = each > 0 ? Math.Min(places / each, perSecond) * DaySeconds / shots : perSecond * DaySeconds / shots,
        };
    }

    /// <summary>Gets how many tasks of a plan can run at a time, over its models and their accounts.</summary>
    public int PlacesOf(PlanOffers offers) => offers.ByModel.Sum(pair => RoomOf(pair.Key, pair.Value).Places);

    /// <summary>Gets how many tasks of a model run at a time, and how many submits begin in a second, over some accounts.</summary>
    public (int Places, int PerSecond) RoomOf(string model, IReadOnlyList<AccountOffer> offers)
    {
        if (provider.Capabilities.FindModel(model) is not { } known)
        {
            return (1, 1);
        }

        var limits = offers.Select(offer => offer.Account.LimitOf(known)).ToArray();
        return (limits.Sum(static limit => limit.MaxRunningTasks!.Value), limits.Sum(static limit => limit.MaxSubmitsPerSecond!.Value));
    }
}
