using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Evaluation.Reporting;
using Prism.Sdk.Templates.Routing;
using Prism.Sdk.Tests.Templates;

namespace Prism.Sdk.Evaluation.Measurements;

/// <summary>How often the nearest template is the right one, by embeddings and by words, and what is gained by abstaining.</summary>
internal sealed class RoutingMeasurement : IMeasurement
{
    public string Name => "routing";

    public string Summary => "templates of five examples a category: is the nearest one right";

    public string Needs => "routing";

    public async Task<Report> RunAsync(Setting setting, CancellationToken cancellationToken)
    {
        var services = await setting.Models.OpenAsync(cancellationToken);
        var generator = services.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(PrismServiceKeys.Models);
        var draws = RoutingDraws.Read(setting.PathOf(Needs));
        string[] texts = [.. draws.Prompts.Select(static prompt => prompt.Text).Distinct()];
        var vectors = texts.Zip(await generator.GenerateAsync(texts, cancellationToken: cancellationToken)).ToDictionary(static pair => pair.First, static pair => pair.Second.Vector);

        List<Means> all = [new("embeddings, the router's way"), new("words, the router's way"), new("whole words, TF-IDF")];
        for (var seed = 0; seed < RoutingDraws.Draws; seed++)
        {
            var draw = draws.Draw(seed);
            var embedded = new VectorIndex(draw.Texts, [.. draw.Texts.Rows.Select(row => vectors[row])]);
            var words = new LexicalIndex(draw.Texts);
            all[0].Add(draw, embedded, (text, similarities) => embedded.Compare(vectors[text].Span, similarities));
            all[1].Add(draw, words, words.Compare);
            all[2].Add(draw, null, new LexicalIndex(draw.Texts, RoutingDraws.CountWords).Compare);
        }

        var report = new Report();
        AddAccuracy(report, all);
        AddCategories(report, all[0]);
        AddAbstention(report, all);
        report.AtLeast("embeddings, mean accuracy", all[0].Accuracy, 0.36);
        return report;
    }

    private static void AddAccuracy(Report report, List<Means> all)
    {
        var table = report.AddTable($"Accuracy, {RoutingDraws.Draws} draws", "by", "answers", "right", "mean accuracy", "worst draw", "best draw", "microseconds a text");
        foreach (var means in all)
        {
            table.Add(means.Name, means.Answers.Count, means.Answers.Count(static answer => answer.IsRight), means.Accuracy, means.Draws.Min(), means.Draws.Max(), means.Spent.TotalMicroseconds / means.Answers.Count);
        }
    }

    private static void AddCategories(Report report, Means means)
    {
        string[] categories = [.. means.Answers.Select(static answer => answer.Category).Distinct()];
        var table = report.AddTable($"By category, {means.Name}", ["category", "recall", "precision", .. categories]);
        foreach (var category in categories)
        {
            var asked = means.Answers.Where(answer => answer.Category == category).ToList();
            var right = asked.Count(static answer => answer.IsRight);
            table.Add([category, Score.Share(right, asked.Count), Score.Share(right, means.Answers.Count(answer => answer.Best.TemplateId == category)), .. categories.Select(other => (object?)asked.Count(answer => answer.Best.TemplateId == other))]);
        }
    }

    private static void AddAbstention(Report report, List<Means> all)
    {
        foreach (var means in all)
        {
            var table = report.AddTable($"Abstention, {means.Name}", "answered", "score asked", "accuracy of the answers");
            List<RoutingAnswer> sorted = [.. means.Answers.OrderByDescending(static answer => answer.Best.Score)];
            for (var tenths = 10; tenths > 0; tenths--)
            {
                var kept = sorted[..Math.Max(1, sorted.Count * tenths / 10)];
                table.Add(tenths / 10.0, kept[^1].Best.Score, Score.Share(kept.Count(static answer => answer.IsRight), kept.Count));
            }

            if (means.Thresholds.Count > 0)
            {
                List<RoutingAnswer> kept = [.. means.Passed];
                table.Add(Score.Share(kept.Count, sorted.Count), $"learned, {means.Thresholds.Average():0.000}", Score.Share(kept.Count(static answer => answer.IsRight), kept.Count));
            }
        }
    }

    /// <summary>One way to search, over all draws.</summary>
    private sealed class Means(string name)
    {
        public string Name => name;

        public List<RoutingAnswer> Answers { get; } = [];

        public List<double> Draws { get; } = [];

        public List<double> Thresholds { get; } = [];

        public List<RoutingAnswer> Passed { get; } = [];

        public TimeSpan Spent { get; private set; }

        public double Accuracy => Draws.Average();

        public void Add(RoutingDraw draw, ITemplateIndex? index, CompareText compare)
        {
            var watch = Stopwatch.StartNew();
            var answers = draw.Ask(compare);
            Spent += watch.Elapsed;
            Answers.AddRange(answers);
            Draws.Add(answers.Average(static answer => answer.IsRight ? 1.0 : 0));
            if (index is not null && RoutingThreshold.Learn(index) is { } threshold)
            {
                Thresholds.Add(threshold);
                Passed.AddRange(answers.Where(answer => answer.Best.Score >= threshold));
            }
        }
    }
}
