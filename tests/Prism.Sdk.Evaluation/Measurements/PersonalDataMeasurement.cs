using System.Diagnostics;
using Prism.Sdk.Evaluation.Reporting;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Scanning;

namespace Prism.Sdk.Evaluation.Measurements;

/// <summary>How much personal data the built-in detector finds, and how much that is none. A piece counts as found when it is found to the letter.</summary>
internal sealed class PersonalDataMeasurement : IMeasurement
{
    private const int TimedRounds = 20;

    private static readonly (string Type, PersonalDataKind Kind, double Bound)[] Claims =
    [
        ("EMAIL_ADDRESS", PersonalDataKind.Email, 0.98),
        ("CREDIT_CARD", PersonalDataKind.BankCard, 0.98),
        ("PHONE_NUMBER", PersonalDataKind.Phone, 0.95),
        ("IBAN_CODE", PersonalDataKind.Iban, 0),
        ("IP_ADDRESS", PersonalDataKind.IpAddress, 0),
        ("US_SSN", PersonalDataKind.SocialSecurity, 0),
    ];

    public string Name => "pii";

    public string Summary => "personal data, on labelled texts and on generated Chinese ones";

    public string Needs => "pii.jsonl";

    public Task<Report> RunAsync(Setting setting, CancellationToken cancellationToken)
    {
        var report = new Report();
        List<LabelledText> texts = [.. LabelledText.ReadAll(setting.PathOf(Needs))];
        List<IReadOnlyList<PersonalDataSpan>> found = [.. texts.Select(static text => PersonalDataDetector.Instance.Find(text.Text))];
        AddScores(report, texts, found);
        AddConfusion(report, texts, found);
        GeneratedPersonalData.AddTo(report);
        AddRestoring(report, setting.Folder);
        AddTiming(report, texts);
        return Task.FromResult(report);
    }

    private static void AddScores(Report report, List<LabelledText> texts, List<IReadOnlyList<PersonalDataSpan>> found)
    {
        var table = report.AddTable($"Labelled texts: {texts.Count}", ["type", .. Score.Columns]);
        foreach (var (type, kind, bound) in Claims)
        {
            var score = new Score();
            foreach (var (text, spans) in texts.Zip(found))
            {
                HashSet<(int, int)> expected = [.. text.Labels.Where(label => label.Type == type).Select(static label => (label.Start, label.End))];
                foreach (var span in spans.Where(span => span.Kind == kind))
                {
                    _ = expected.Remove((span.Start, span.End)) ? score.Hits++ : score.Falses++;
                }

                score.Misses += expected.Count;
            }

            table.Add([type, .. score.Cells]);
            if (bound > 0)
            {
                report.AtLeast($"{type} recall", score.Recall, bound);
                report.AtLeast($"{type} precision", score.Precision, bound);
            }
            else
            {
                report.AtMost($"{type} missed", score.Misses, 1);
                report.AtMost($"{type} false", score.Falses, 1);
            }
        }
    }

    /// <summary>Tells what each label was taken for: also those that no rule claims, such as names in running text.</summary>
    private static void AddConfusion(Report report, List<LabelledText> texts, List<IReadOnlyList<PersonalDataSpan>> found)
    {
        var answers = texts.Zip(found)
            .SelectMany(static pair => pair.First.Labels.Select(label => (label.Type, Kind: pair.Second.Where(span => span.Start < label.End && label.Start < span.End).Select(static span => span.Kind.ToString()).FirstOrDefault("nothing"))))
            .ToLookup(static answer => answer.Type, static answer => answer.Kind);
        string[] kinds = [.. answers.SelectMany(static group => group).Distinct().Order()];
        var table = report.AddTable("What each label was taken for", ["label", .. kinds]);
        foreach (var group in answers.OrderBy(static group => group.Key))
        {
            table.Add([group.Key, .. kinds.Select(kind => (object?)group.Count(answer => answer == kind))]);
        }
    }

    private static void AddRestoring(Report report, string folder)
    {
        var masker = new PersonalDataMasker(PersonalDataDetector.Instance);
        var table = report.AddTable("Masked and restored, each line of each set", "set", "lines", "changed");
        foreach (var set in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(static file => Path.GetExtension(file) is ".jsonl" or ".tsv" or ".txt").Order(StringComparer.Ordinal)
            .GroupBy(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0]))
        {
            List<string> lines = [.. set.SelectMany(File.ReadLines)];
            var changed = lines.Count(line => masker.Mask(line) is var (masked, map) && map.Restore(masked) != line);
            table.Add(set.Key, lines.Count, changed);
            report.AtMost($"{set.Key}: lines that masking and restoring changes", changed, 0);
        }
    }

    private static void AddTiming(Report report, List<LabelledText> texts)
    {
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < TimedRounds; round++)
        {
            texts.ForEach(static text => PersonalDataDetector.Instance.Find(text.Text));
        }

        var each = watch.Elapsed / (TimedRounds * texts.Count);
        report.AddTable("Timing", "what", "value").Add("microseconds a text", each.TotalMicroseconds);
    }
}
