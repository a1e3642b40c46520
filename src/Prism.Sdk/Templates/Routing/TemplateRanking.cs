namespace Prism.Sdk.Templates.Routing;

/// <summary>From the nearness of texts to that of templates.</summary>
/// <remarks>
/// A template's score is the mean of its two nearest texts: one alone may be near by chance, and a mean of all would lie
/// between the two languages, near to texts of neither.
/// </remarks>
internal static class TemplateRanking
{
    /// <summary>Finds the nearest templates, best first; of equals, the one whose id comes first.</summary>
    public static IReadOnlyList<TemplateScore> Top(TemplateTexts texts, ReadOnlySpan<float> similarities, int count)
    {
        List<(int Template, float Score, int Row)> best = new(count + 1);
        for (var template = 0; template < texts.Ids.Count; template++)
        {
            var score = Score(texts, similarities, template, except: -1, out var row);
            if (best.Count == count && score <= best[^1].Score)
            {
                continue;
            }

            var place = best.FindIndex(other => score > other.Score);
            best.Insert(place < 0 ? best.Count : place, (template, score, row));
            if (best.Count > count)
            {
                best.RemoveAt(count);
            }
        }

        return [.. best.Select(found => new TemplateScore { TemplateId = texts.Ids[found.Template], Score = found.Score, Nearest = found.Row < 0 ? null : texts.Rows[found.Row] })];
    }

    /// <summary>Scores one template.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="similarities">How near each is.</param>
    /// <param name="template">The template's place.</param>
    /// <param name="except">A row that does not count, or -1.</param>
    /// <param name="nearest">The nearest row; -1 when there is none.</param>
    public static float Score(TemplateTexts texts, ReadOnlySpan<float> similarities, int template, int except, out int nearest)
    {
        var (first, second) = (float.NegativeInfinity, float.NegativeInfinity);
        nearest = -1;
        for (var row = texts.Starts[template]; row < texts.Starts[template + 1]; row++)
        {
            var similarity = similarities[row];
            if (row == except || !(similarity > second))
            {
                continue;
            }

            if (similarity > first)
            {
                (first, second, nearest) = (similarity, first, row);
            }
            else
            {
                second = similarity;
            }
        }

        return nearest < 0 ? -1 : float.IsNegativeInfinity(second) ? first : (first + second) / 2;
    }
}
