using System.Globalization;
using System.Text;
using System.Text.Json;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Scanning;

namespace Prism.Sdk.Tests.Input;

public sealed class PersonalDataEvaluationTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, PersonalDataKind> Kinds = new()
    {
        ["EMAIL_ADDRESS"] = PersonalDataKind.Email,
        ["CREDIT_CARD"] = PersonalDataKind.BankCard,
        ["IP_ADDRESS"] = PersonalDataKind.IpAddress,
        ["IBAN_CODE"] = PersonalDataKind.Iban,
        ["US_SSN"] = PersonalDataKind.SocialSecurity,
        ["PHONE_NUMBER"] = PersonalDataKind.Phone,
    };

    [Theory]
    [InlineData("EMAIL_ADDRESS", 0.98, 0.98)]
    [InlineData("CREDIT_CARD", 0.98, 0.98)]
    [InlineData("IP_ADDRESS", 0.98, 0.98)]
    [InlineData("IBAN_CODE", 0.875, 0.875)]
    [InlineData("US_SSN", 0.9, 0.9)]
    [InlineData("PHONE_NUMBER", 0.95, 0.95)]
    public void Find_LabelledTexts_ReachesRecallAndPrecision(string type, double recall, double precision)
    {
        int hits = 0, misses = 0, falses = 0;
        foreach (var line in File.ReadLines(SharedData.Find("pii.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var text = document.RootElement.GetProperty("text").GetString()!;
            var expected = document.RootElement.GetProperty("spans").EnumerateArray()
                .Where(span => span.GetProperty("type").GetString() == type)
                .Select(span => Slice(text, span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()))
                .ToList();
            var found = PersonalDataDetector.Instance.Find(text).Where(span => span.Kind == Kinds[type]).Select(span => text.Substring(span.Start, span.Length)).ToList();
            foreach (var value in found)
            {
                if (expected.Remove(value))
                {
                    hits++;
                }
                else
                {
                    falses++;
                    output.WriteLine($"false {value}");
                }
            }

            misses += expected.Count;
            expected.ForEach(value => output.WriteLine($"missed {value}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{type}: {hits} found, {misses} missed, {falses} false"));
        Assert.True(hits >= recall * (hits + misses), $"recall {hits}/{hits + misses}");
        Assert.True(hits >= precision * (hits + falses), $"precision {hits}/{hits + falses}");
    }

    [Fact]
    public void Restore_LabelledTexts_GivesEachBack()
    {
        foreach (var line in File.ReadLines(SharedData.Find("pii.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var text = document.RootElement.GetProperty("text").GetString()!;
            var (masked, map) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask(text);
            Assert.Equal(text, map.Restore(masked));
        }
    }

    [Fact]
    public void Restore_EveryLineOfEverySet_GivesEachBack()
    {
        var folder = Path.GetDirectoryName(SharedData.Find("pii.jsonl"))!;
        var masker = new PersonalDataMasker(PersonalDataDetector.Instance);
        var count = 0;
        foreach (var line in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).SelectMany(File.ReadLines))
        {
            var (masked, map) = masker.Mask(line);
            Assert.Equal(line, map.Restore(masked));
            count++;
        }

        Assert.True(count > 1000);
    }

    // The set counts in Unicode code points.
    private static string Slice(string text, int start, int end)
    {
        var slice = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Skip(start).Take(end - start))
        {
            slice.Append(rune.ToString());
        }

        return slice.ToString();
    }
}
