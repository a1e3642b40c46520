using System.Globalization;

namespace Prism.Sdk.Templates.Routing;

/// <summary>From scores to a template: the best one, or the fallback when none is near enough, and why.</summary>
internal static class RoutingChoice
{
    /// <summary>Chooses.</summary>
    /// <param name="library">The templates.</param>
    /// <param name="texts">What was searched.</param>
    /// <param name="similarities">How near each row is.</param>
    /// <param name="routing">How it was searched.</param>
    /// <param name="threshold">The score that is asked for; <see langword="null"/> when none is known.</param>
    /// <param name="origin">Where the threshold comes from, in words.</param>
    /// <param name="count">How many candidates to tell.</param>
    public static TemplateMatch Make(
        TemplateLibrary library, TemplateTexts texts, ReadOnlySpan<float> similarities, TemplateRouting routing, double? threshold, string origin, int count)
    {
        // Asked for at once: a fallback that is not there must not wait for the first text that needs it.
        var fallback = library.Fallback;
        var best = TemplateRanking.Top(texts, similarities, Math.Max(2, count));
        var (first, margin) = (best[0], best.Count > 1 ? best[0].Score - best[1].Score : (double?)null);
        var abstains = first.Score < (threshold ?? double.NegativeInfinity);
        var template = abstains ? fallback : library.Get(first.TemplateId);
        return new TemplateMatch
        {
            Template = template,
            Routing = routing,
            Abstained = abstains,
            Threshold = threshold,
            Margin = margin,
            Score = abstains ? TemplateRanking.Score(texts, similarities, texts.IndexOf(template.Id), except: -1, out _) : first.Score,
            Candidates = [.. best.Take(count)],
            Explanation = Explain(best, margin, template, threshold, origin, routing, abstains),
        };
    }

    private static string Explain(
        IReadOnlyList<TemplateScore> best, double? margin, VideoTemplate template, double? threshold, string origin, TemplateRouting routing, bool abstains)
    {
        var means = routing == TemplateRouting.Words ? "words" : "embeddings";
        var next = best.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", {margin:0.00} before {best[1].TemplateId}") : "";
        var asked = threshold is { } least ? string.Create(CultureInfo.InvariantCulture, $"{least:0.00} is asked ({origin})") : $"no score is asked ({origin})";
        var end = abstains ? $"so none is near enough, and the fallback {template.Id} is used" : $"so {template.Id} is used";
        return string.Create(CultureInfo.InvariantCulture, $"By {means} {best[0].TemplateId} is nearest with {best[0].Score:0.00}{next}; its nearest text is \"{best[0].Nearest}\"; {asked}, {end}.");
    }
}
