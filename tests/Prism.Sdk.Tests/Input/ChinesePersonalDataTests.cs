using Prism.Sdk.Input;
using Prism.Sdk.Input.Scanning;

namespace Prism.Sdk.Tests.Input;

/// <summary>What a Chinese user's text holds, and what only looks like it.</summary>
public sealed class ChinesePersonalDataTests(ITestOutputHelper output)
{
    private const int Count = 3000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Find_GeneratedSentences_NearlyAllAndNearlyNothingElse(int seed)
    {
        var generator = new ChineseDataGenerator(seed);
        int hits = 0, falses = 0;
        for (var i = 0; i < Count; i++)
        {
            var (text, value, kind) = generator.Positive();
            var found = PersonalDataDetector.Instance.Find(text);
            var hit = found.Any(span => span.Kind == kind && text.Substring(span.Start, span.Length) == value);
            hits += hit ? 1 : 0;
            falses += found.Count - (hit ? 1 : 0);
            if (!hit && i - hits < 40)
            {
                output.WriteLine($"missed {kind} {value} in {text.ReplaceLineEndings("/")}: {string.Join(' ', found.Select(span => $"{span.Kind} {text.Substring(span.Start, span.Length)}"))}");
            }
        }

        for (var i = 0; i < Count; i++)
        {
            var text = generator.LookAlike();
            var found = PersonalDataDetector.Instance.Find(text);
            falses += found.Count;
            if (found.Count > 0)
            {
                output.WriteLine($"false in {text.ReplaceLineEndings("/")}: {string.Join(' ', found.Select(span => $"{span.Kind} {text.Substring(span.Start, span.Length)}"))}");
            }
        }

        output.WriteLine($"{hits} of {Count} found, {falses} false");
        Assert.True(hits >= 0.99 * Count, $"recall {(double)hits / Count:p2}");
        Assert.True(hits >= 0.99 * (hits + falses), $"precision {(double)hits / (hits + falses):p2}");
    }

    [Fact]
    public void Restore_GeneratedSentences_GivesEachBack()
    {
        var (generator, masker) = (new ChineseDataGenerator(3), new PersonalDataMasker(PersonalDataDetector.Instance));
        for (var i = 0; i < Count; i++)
        {
            var text = generator.Positive().Text;
            var (masked, map) = masker.Mask(text);
            Assert.Equal(text, map.Restore(masked));
        }
    }
}
