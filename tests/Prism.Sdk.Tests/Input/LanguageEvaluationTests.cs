using Prism.Sdk.Input.Languages;

namespace Prism.Sdk.Tests.Input;

/// <summary>The detector against text that it was never made from.</summary>
public sealed class LanguageEvaluationTests(ITestOutputHelper output)
{
    private static readonly BuiltInLanguageDetector Detector = new();

    [Fact]
    public void Detect_SentencesOfSixteenLanguages_NearlyAllRight()
    {
        var (right, wrong) = Judge("sentences");

        Assert.True(right >= 0.985, $"{right:p2} right");
        Assert.True(wrong <= 0.015, $"{wrong:p2} wrong");
    }

    [Fact]
    public void Detect_TwoWords_IsRatherUndeterminedThanWrong()
    {
        var (right, wrong) = Judge("word-pairs");

        Assert.True(right >= 0.80, $"{right:p2} right");
        Assert.True(wrong <= 0.05, $"{wrong:p2} wrong");
    }

    [Fact]
    public void Detect_ChineseJapaneseKorean_NeverConfused()
    {
        string[] languages = ["zh", "ja", "ko"];
        var confused = Rows("sentences")
            .Where(row => languages.Contains(row.Language))
            .Select(row => (row.Language, Detector.Detect(row.Text).Code, row.Text))
            .Where(row => row.Language != row.Code && languages.Contains(row.Code))
            .ToList();

        Assert.Empty(confused);
    }

    private static IEnumerable<(string Language, string Text)> Rows(string kind) =>
        from file in Directory.EnumerateFiles(SharedData.Find("langid"), "*.tsv").Order()
        from line in File.ReadLines(file)
        let cells = line.Split('\t')
        where cells[0] == kind
        select (Path.GetFileNameWithoutExtension(file), cells[1]);

    private (double Right, double Wrong) Judge(string kind)
    {
        int all = 0, right = 0, wrong = 0;
        foreach (var language in Rows(kind).GroupBy(static row => row.Language))
        {
            var found = language.Select(static row => Detector.Detect(row.Text).Code).ToList();
            int hits = found.Count(code => code == language.Key), misses = found.Count(code => code != language.Key && code != "und");
            output.WriteLine($"{language.Key}: {hits} of {found.Count} right, {misses} wrong: {string.Join(' ', found.Where(code => code != language.Key).CountBy(static code => code).Select(static pair => $"{pair.Key} {pair.Value}"))}");
            (all, right, wrong) = (all + found.Count, right + hits, wrong + misses);
        }

        output.WriteLine($"{kind}: {right} right and {wrong} wrong of {all}");
        return ((double)right / all, (double)wrong / all);
    }
}
