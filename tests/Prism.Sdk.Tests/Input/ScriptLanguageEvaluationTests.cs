using Prism.Sdk.Input;

namespace Prism.Sdk.Tests.Input;

public sealed class ScriptLanguageEvaluationTests(ITestOutputHelper output)
{
    [Fact]
    public void Detect_SentencesOfSixteenLanguages_IsMostlyRight()
    {
        int right = 0, all = 0;
        foreach (var file in Directory.EnumerateFiles(SharedData.Find("langid"), "*.tsv").Order())
        {
            var language = Path.GetFileNameWithoutExtension(file);
            var sentences = File.ReadLines(file).Select(line => line.Split('\t')).Where(cells => cells[0] == "sentences").Select(cells => cells[1]).ToList();
            var hits = sentences.Count(sentence => ScriptLanguageDetector.Detect(sentence).Code == language);
            output.WriteLine($"{language}: {hits} of {sentences.Count}");
            foreach (var wrong in sentences.Where(sentence => ScriptLanguageDetector.Detect(sentence).Code != language).Take(4))
            {
                output.WriteLine($"   {ScriptLanguageDetector.Detect(wrong)} {wrong}");
            }

            right += hits;
            all += sentences.Count;
        }

        output.WriteLine($"{right} of {all}");
        Assert.True(right >= 0.95 * all, $"{right} of {all}");
    }
}
