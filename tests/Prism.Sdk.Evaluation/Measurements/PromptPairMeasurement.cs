using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Evaluation.Reporting;
using Prism.Sdk.Templates;
using Prism.Sdk.Templates.Routing;
using Prism.Sdk.Tests.Templates;

namespace Prism.Sdk.Evaluation.Measurements;

/// <summary>Whether one prompt in English and in Chinese lands on the same built-in template.</summary>
/// <remarks>Only a real embedder (<c>--live</c>) knows that the two mean the same; the emulator's, and words, know letters.</remarks>
internal sealed class PromptPairMeasurement : IMeasurement
{
    public string Name => "prompt-pairs";

    public string Summary => "one prompt in English and Chinese: the same built-in template or not";

    public string Needs => "prompt-pairs.tsv";

    public async Task<Report> RunAsync(Setting setting, CancellationToken cancellationToken)
    {
        var services = await setting.Models.OpenAsync(cancellationToken);
        string[][] pairs = [.. File.ReadLines(setting.PathOf(Needs)).Select(static line => line.Split('\t')).Where(static pair => pair.Length == 2)];
        string[] texts = [.. pairs.SelectMany(static pair => pair)];

        var words = services.GetRequiredService<TemplateWords>();
        var report = new Report();
        Add(report, "words", words.Index.Texts, texts, words.Threshold, words.Index.Compare);

        var generator = services.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(PrismServiceKeys.Models);
        var (_, templates) = await services.GetRequiredService<TemplateVectors>().EmbedAsync(texts[0], generator, new Silence(), cancellationToken);
        var queries = await generator.GenerateAsync(texts, cancellationToken: cancellationToken);
        var place = 0;
        Add(
            report,
            setting.Models.IsLive ? $"embeddings of {templates.Model}" : "the emulator's embeddings",
            templates.Index.Texts,
            texts,
            templates.Threshold,
            (_, similarities) => templates.Index.Compare(queries[place++].Vector.Span, similarities));
        return report;
    }

    private static void Add(Report report, string means, TemplateTexts templates, string[] texts, double? threshold, CompareText compare)
    {
        var similarities = new float[templates.Rows.Count];
        List<TemplateScore> found = [];
        foreach (var text in texts)
        {
            compare(text, similarities);
            found.Add(TemplateRanking.Top(templates, similarities, 1)[0]);
        }

        List<TemplateScore[]> pairs = [.. found.Chunk(2)];
        List<TemplateScore[]> sure = [.. pairs.Where(pair => pair.All(score => score.Score >= (threshold ?? -1)))];
        var table = report.AddTable($"English and Chinese of one prompt, by {means}", "what", "pairs", "on the same template", "share");
        Row("all, nearest template", pairs);
        Row($"both near enough ({threshold:0.000})", sure);
        var most = report.AddTable($"Where they land, by {means}", "template", "English", "Chinese");
        foreach (var template in found.GroupBy(static score => score.TemplateId).OrderByDescending(static group => group.Count()))
        {
            most.Add(template.Key, pairs.Count(pair => pair[0].TemplateId == template.Key), pairs.Count(pair => pair[1].TemplateId == template.Key));
        }

        void Row(string what, List<TemplateScore[]> some)
        {
            var same = some.Count(static pair => pair[0].TemplateId == pair[1].TemplateId);
            table.Add(what, some.Count, same, Score.Share(same, some.Count));
        }
    }

    private sealed class Silence : StageContext
    {
        public override string JobId => "evaluation";

        public override string WorkFolder => Path.GetTempPath();

        public override void Report(PipelineUpdate update)
        {
        }
    }
}
