using System.Diagnostics;
using System.Globalization;
using Prism.Sdk.Templates.Routing;

namespace Prism.Sdk.Benchmarks;

/// <summary>How fast the nearest of 100 and of 10,000 templates are found, beside a double loop over the same numbers.</summary>
internal static class RoutingSearch
{
    private const int Dimension = 1024;
    private const int RowsPerTemplate = 2;
    private const int Batch = 32;
    private const int Nearest = 3;

    public static Task RunAsync()
    {
        foreach (var templates in (int[])[100, 10_000])
        {
            Run(templates);
        }

        return Task.CompletedTask;
    }

    private static void Run(int templates)
    {
        var random = new Random(1);
        var texts = TemplateTexts.Of(Enumerable.Range(0, templates).Select(static number => ($"t{number:00000}", (IReadOnlyList<string>)["one", "other"], (IReadOnlyList<string>)[])));
        float[][] rows = [.. texts.Rows.Select(_ => Vector(random))];
        var index = new VectorIndex(texts, [.. rows.Select(static row => (ReadOnlyMemory<float>)row)]);
        float[][] queries = [.. Enumerable.Range(0, Batch).Select(_ => Vector(random))];
        float[] together = [.. queries.SelectMany(static query => query)];
        float[] similarities = new float[rows.Length], all = new float[rows.Length * Batch];
        var next = 0;

        // In turns, so that a busy machine disturbs all of them.
        List<double> naive = [], one = [], batch = [];
        for (var round = 0; round < (templates > 1000 ? 15 : 300); round++)
        {
            var query = queries[next++ % Batch];
            naive.Add(Time(() => Naive(rows, query)));
            one.Add(Time(() =>
            {
                index.Compare(query, similarities);
                TemplateRanking.Top(texts, similarities, Nearest);
            }));
            if (round % 5 == 0)
            {
                batch.Add(Time(() =>
                {
                    index.CompareAll(together, Batch, all);
                    for (var place = 0; place < Batch; place++)
                    {
                        TemplateRanking.Top(texts, all.AsSpan(place * rows.Length, rows.Length), Nearest);
                    }
                }) / Batch);
            }
        }

        var anchor = Median(naive);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{templates,6:N0} templates x {RowsPerTemplate} texts x {Dimension}: double loop {anchor:N0} us; the router's search {Median(one):N0} us, {anchor / Median(one):0.0} x as fast; in batches of {Batch} {Median(batch):N0} us a text, {anchor / Median(batch):0.0} x"));
    }

    // What one writes first: cosine by loops, a score a template, and a sort.
    private static string[] Naive(float[][] rows, float[] query)
    {
        var scores = new double[rows.Length / RowsPerTemplate];
        for (var row = 0; row < rows.Length; row++)
        {
            double dot = 0, left = 0, right = 0;
            for (var place = 0; place < query.Length; place++)
            {
                dot += rows[row][place] * query[place];
                left += rows[row][place] * rows[row][place];
                right += query[place] * query[place];
            }

            scores[row / RowsPerTemplate] += dot / Math.Sqrt(left * right) / RowsPerTemplate;
        }

        return [.. scores.Index().OrderByDescending(static score => score.Item).Take(Nearest).Select(static score => $"t{score.Index:00000}")];
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMicroseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static float[] Vector(Random random) => [.. Enumerable.Range(0, Dimension).Select(_ => (random.NextSingle() * 2) - 1)];
}
