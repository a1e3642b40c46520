using System.Text.RegularExpressions;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>The source and the drills must name the same kill points, and no money is written without one on both sides.</summary>
public sealed partial class KillPointCoverageTests
{
    // As many lines as a call and its braces take.
    private const int Near = 12;

    private static readonly string Source = FindSource();

    [Fact]
    public void EveryKillPoint_OfTheSource_HasADrill()
    {
        var named = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(static file => Path.GetFileName(file) != "KillPoint.cs")
            .SelectMany(static file => PointName().Matches(File.ReadAllText(file)))
            .Select(static match => match.Groups[1].Value);
        var drilled = new[] { KillDrills.OfPlans, KillDrills.OfCuts, KillDrills.OfShots, KillDrills.OfMishaps }.SelectMany(static drills => drills).Select(static drill => drill.Point).Concat(KillDrills.OfCancels);

        Assert.Equal(named.Distinct().Order(StringComparer.Ordinal), drilled.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryMoneyWrite_OfGeneration_HasAKillPointOnBothSides()
    {
        var bare = from file in Directory.EnumerateFiles(Path.Join(Source, "Generation"), "*.cs", SearchOption.AllDirectories)
                   let lines = File.ReadAllLines(file)
                   from line in Enumerable.Range(0, lines.Length)
                   where MoneyWrite().IsMatch(lines[line])
                   where !lines[Math.Max(0, line - Near)..line].Any(IsPoint) || !lines[(line + 1)..Math.Min(lines.Length, line + 1 + Near)].Any(IsPoint)
                   select $"{Path.GetFileName(file)}:{line + 1}";

        Assert.Empty(bare);
    }

    private static bool IsPoint(string line) => line.Contains("KillPoint.Hit", StringComparison.Ordinal);

    private static string FindSource()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Join(folder.FullName, "src", "Prism.Sdk")))
            {
                return Path.Join(folder.FullName, "src", "Prism.Sdk");
            }
        }

        throw new DirectoryNotFoundException("The source is not above the tests.");
    }

    [GeneratedRegex("\"(B[0-9]{2}[a-z]?)\"")]
    private static partial Regex PointName();

    [GeneratedRegex(@"\b(ledger|store)\.(RecordIntentAsync|RecordTaskAsync|SettleAsync)\(")]
    private static partial Regex MoneyWrite();
}
