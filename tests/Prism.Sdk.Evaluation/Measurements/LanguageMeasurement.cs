using System.Diagnostics;
using Prism.Sdk.Evaluation.Reporting;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Languages;

namespace Prism.Sdk.Evaluation.Measurements;

/// <summary>How often the built-in detector tells the language, and how often it tells a wrong one.</summary>
internal sealed class LanguageMeasurement : IMeasurement
{
    private const string Undetermined = "und";
    private const int TimedRounds = 20;

    private static readonly string[] EastAsian = ["zh", "ja", "ko"];

    public string Name => "langid";

    public string Summary => "the language of sentences, word pairs and single words";

    public string Needs => "langid";

    public Task<Report> RunAsync(Setting setting, CancellationToken cancellationToken)
    {
        // Before anything else: the first call pays for the table.
        var watch = Stopwatch.StartNew();
        var detector = new BuiltInLanguageDetector();
        detector.Detect("the first call reads the table");
        var startUp = watch.Elapsed;

        var report = new Report();
        List<LanguageRow> rows = [.. LanguageRow.ReadAll(setting.PathOf(Needs))];
        List<(LanguageRow Row, string Answer)> answers = [.. rows.Select(row => (row, detector.Detect(row.Text).Code))];
        foreach (var kind in answers.GroupBy(static answer => answer.Row.Kind))
        {
            AddAccuracy(report, kind.Key, [.. kind]);
        }

        AddConfusion(report, [.. answers.Where(static answer => answer.Row.Kind == "sentences")]);
        AddTiming(report, detector, rows, startUp);
        return Task.FromResult(report);
    }

    private static void AddAccuracy(Report report, string kind, List<(LanguageRow Row, string Answer)> answers)
    {
        var table = report.AddTable($"Accuracy on {kind}", "language", "texts", "right", "undetermined", "wrong", "accuracy");
        foreach (var language in answers.GroupBy(static answer => answer.Row.Language).Append(answers.GroupBy(static _ => "all").First()))
        {
            int right = language.Count(IsRight), unknown = language.Count(static answer => answer.Answer == Undetermined), all = language.Count();
            table.Add(language.Key, all, right, unknown, all - right - unknown, Score.Share(right, all));
        }

        var accuracy = Score.Share(answers.Count(IsRight), answers.Count);
        var wrong = 1 - Score.Share(answers.Count(static answer => IsRight(answer) || answer.Answer == Undetermined), answers.Count);
        switch (kind)
        {
            case "sentences":
                report.AtLeast("sentences, accuracy", accuracy, 0.985);
                break;
            case "word-pairs":
                report.AtLeast("word pairs, accuracy", accuracy, 0.80);
                report.AtMost("word pairs, wrong", wrong, 0.05);
                break;
        }
    }

    private static void AddConfusion(Report report, List<(LanguageRow Row, string Answer)> answers)
    {
        string[] columns = [.. answers.Select(static answer => answer.Answer).Distinct().Order()];
        var table = report.AddTable("Sentences: the language, and the answer", ["language", .. columns]);
        foreach (var language in answers.GroupBy(static answer => answer.Row.Language))
        {
            table.Add([language.Key, .. columns.Select(column => (object?)language.Count(answer => answer.Answer == column))]);
        }

        report.AtMost("sentences, Chinese, Japanese and Korean confused", answers.Count(static answer => EastAsian.Contains(answer.Row.Language) && EastAsian.Contains(answer.Answer) && !IsRight(answer)), 0);
    }

    private static void AddTiming(Report report, ILanguageDetector detector, List<LanguageRow> rows, TimeSpan startUp)
    {
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < TimedRounds; round++)
        {
            foreach (var row in rows)
            {
                detector.Detect(row.Text);
            }
        }

        var (each, bytes) = (watch.Elapsed / (TimedRounds * rows.Count), (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / (TimedRounds * rows.Count));
        var size = LetterGroups.SizeInBytes;
        var table = report.AddTable("Timing and size", "what", "value");
        table.Add("start-up and first call, milliseconds", startUp.TotalMilliseconds);
        table.Add("microseconds a text", each.TotalMicroseconds);
        table.Add("bytes allocated a text", bytes);
        table.Add("bytes of tables", size);
        report.AtMost("bytes of tables", size, 256 * 1024);
        report.AtMost("bytes allocated a text", bytes, 0);
    }

    private static bool IsRight((LanguageRow Row, string Answer) answer) => answer.Row.Language == answer.Answer;
}
