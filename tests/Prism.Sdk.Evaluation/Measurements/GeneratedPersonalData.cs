using Prism.Sdk.Evaluation.Reporting;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Scanning;
using Prism.Sdk.Tests.Input;

namespace Prism.Sdk.Evaluation.Measurements;

/// <summary>The generated Chinese sentences: half hold a piece of personal data, half what looks like it.</summary>
internal static class GeneratedPersonalData
{
    private const int Seed = 1;
    private const int Count = 3000;

    public static void AddTo(Report report)
    {
        var generator = new ChineseDataGenerator(Seed);
        SortedDictionary<PersonalDataKind, Score> scores = [];
        var all = new Score();
        for (var i = 0; i < Count; i++)
        {
            var (text, value, kind) = generator.Positive();
            var found = PersonalDataDetector.Instance.Find(text);
            var hit = found.Any(span => span.Kind == kind && text.Substring(span.Start, span.Length) == value);
            Add(Of(kind), hit);
            Add(all, hit);
            foreach (var wrong in found.Where(span => span.Kind != kind || text.Substring(span.Start, span.Length) != value))
            {
                Of(wrong.Kind).Falses++;
                all.Falses++;
            }
        }

        foreach (var wrong in Enumerable.Range(0, Count).SelectMany(_ => PersonalDataDetector.Instance.Find(generator.LookAlike())))
        {
            Of(wrong.Kind).Falses++;
            all.Falses++;
        }

        var table = report.AddTable($"Generated Chinese sentences: {Count} with personal data, {Count} with look-alikes, seed {Seed}", ["kind", .. Score.Columns]);
        foreach (var (kind, score) in scores)
        {
            table.Add([kind.ToString(), .. score.Cells]);
        }

        table.Add(["all", .. all.Cells]);
        report.AtLeast("generated Chinese recall", all.Recall, 0.99);
        report.AtLeast("generated Chinese precision", all.Precision, 0.99);

        Score Of(PersonalDataKind kind) => scores.TryGetValue(kind, out var score) ? score : scores[kind] = new Score();
    }

    private static void Add(Score score, bool hit) => _ = hit ? score.Hits++ : score.Misses++;
}
