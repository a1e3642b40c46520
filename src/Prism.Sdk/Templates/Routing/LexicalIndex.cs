namespace Prism.Sdk.Templates.Routing;

/// <summary>Templates as weighted words (TF-IDF): needs no service, and knows no meaning.</summary>
/// <remarks>Immutable. May be used from many threads at once.</remarks>
internal sealed class LexicalIndex : ITemplateIndex
{
    private readonly Func<string, Dictionary<string, int>> count;
    private readonly Dictionary<string, int> frequencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Row, float Weight)>> postings = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(string Term, float Weight)>[] rows;

    /// <summary>Makes the index.</summary>
    /// <param name="texts">What is to be found.</param>
    /// <param name="count">Counts the terms of a text; <see langword="null"/>: <see cref="LexicalTerms"/>.</param>
    public LexicalIndex(TemplateTexts texts, Func<string, Dictionary<string, int>>? count = null)
    {
        Texts = texts;
        this.count = count ?? LexicalTerms.Count;
        Dictionary<string, int>[] counts = [.. texts.Rows.Select(this.count)];
        foreach (var term in counts.SelectMany(static row => row.Keys))
        {
            frequencies[term] = frequencies.GetValueOrDefault(term) + 1;
        }

        rows = [.. counts.Select(Weigh)];
        foreach (var (row, terms) in rows.Index())
        {
            foreach (var (term, weight) in terms)
            {
                if (!postings.TryGetValue(term, out var list))
                {
                    postings.Add(term, list = []);
                }

                list.Add((row, weight));
            }
        }
    }

    public TemplateTexts Texts { get; }

    /// <summary>Compares a text with every row.</summary>
    /// <param name="text">The text.</param>
    /// <param name="similarities">Takes a number a row, from 0 (no term in common) to 1.</param>
    public void Compare(string text, Span<float> similarities) => Compare(Weigh(count(text)), similarities);

    /// <inheritdoc/>
    public void Compare(int row, Span<float> similarities) => Compare(rows[row], similarities);

    private void Compare(IReadOnlyList<(string Term, float Weight)> terms, Span<float> similarities)
    {
        similarities.Clear();
        foreach (var (term, weight) in terms)
        {
            if (postings.TryGetValue(term, out var list))
            {
                foreach (var (row, other) in list)
                {
                    similarities[row] += weight * other;
                }
            }
        }
    }

    // A term that no template has weighs most of all: a text full of them is near to nothing.
    private IReadOnlyList<(string Term, float Weight)> Weigh(Dictionary<string, int> counts)
    {
        List<(string Term, double Weight)> terms = [.. counts.Select(pair =>
            (pair.Key, (1 + Math.Log(pair.Value)) * (1 + Math.Log((1.0 + Texts.Rows.Count) / (1 + frequencies.GetValueOrDefault(pair.Key))))))];
        var norm = Math.Sqrt(terms.Sum(static term => term.Weight * term.Weight));
        return [.. terms.Select(term => (term.Term, (float)(term.Weight / Math.Max(norm, double.Epsilon))))];
    }
}
