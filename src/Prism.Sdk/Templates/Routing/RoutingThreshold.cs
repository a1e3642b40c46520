namespace Prism.Sdk.Templates.Routing;

/// <summary>Learns from the templates' own examples what is near enough, so that no model needs a number of its own.</summary>
internal static class RoutingThreshold
{
    // Below this, what is common is chance: one letter pair, one dimension.
    private const double Least = 0.01;
    private const double MostRefused = 0.15;
    private const int FewestExamples = 8;
    private const int MostExamples = 200;

    /// <summary>Leaves out each example in turn, and asks how near its own template still is to it, and how near the best other one.</summary>
    /// <remarks>
    /// An example is what its own template must take, and, were that template not there, a text that belongs to none.
    /// The number is the one that parts the two best, among those that let 85 of 100 examples pass.
    /// </remarks>
    /// <returns>The score below which a text belongs to no template; <see langword="null"/> when there are too few examples to tell.</returns>
    public static double? Learn(ITemplateIndex index)
    {
        var texts = index.Texts;
        List<int> examples = [.. Enumerable.Range(0, texts.Rows.Count).Where(row => texts.IsExample[row])];
        if (examples.Count < FewestExamples)
        {
            return null;
        }

        var similarities = new float[texts.Rows.Count];
        List<double> own = [], foreign = [];
        var step = Math.Max(1, examples.Count / (double)MostExamples);
        for (var at = 0.0; (int)at < examples.Count; at += step)
        {
            var row = examples[(int)at];
            var template = texts.OwnerOf(row);
            if (texts.Starts[template + 1] - texts.Starts[template] > 1)
            {
                index.Compare(row, similarities);
                own.Add(TemplateRanking.Score(texts, similarities, template, except: row, out _));
                foreign.Add(BestOther(texts, similarities, template));
            }
        }

        return own.Count < FewestExamples ? null : Math.Max(Least, Part(own, foreign));
    }

    private static double Part(List<double> own, List<double> foreign)
    {
        own.Sort();
        foreign.Sort();
        var (best, most, below) = (0, int.MinValue, 0);
        for (var refused = 0; refused <= (int)(MostRefused * own.Count); refused++)
        {
            while (below < foreign.Count && foreign[below] < own[refused])
            {
                below++;
            }

            // As many strangers refused as can be, for each of our own that is refused with them.
            (best, most) = below - refused > most ? (refused, below - refused) : (best, most);
        }

        return own[best];
    }

    private static double BestOther(TemplateTexts texts, ReadOnlySpan<float> similarities, int template)
    {
        var best = -1.0;
        for (var other = 0; other < texts.Ids.Count; other++)
        {
            best = other == template ? best : Math.Max(best, TemplateRanking.Score(texts, similarities, other, except: -1, out _));
        }

        return best;
    }
}
