using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Prism.Sdk.Tests.Docs;

/// <summary>Holds the tables of the configuration pages against the options classes: every key, its default, and the ends of its range.</summary>
public sealed partial class ConfigurationPageTests
{
    private const string EnglishPage = "docs/configuration.md";
    private const string ChinesePage = "docs/zh-CN/configuration.md";

    public static TheoryData<string> AllPages => [.. DocPage.Names];

    [Theory]
    [InlineData(EnglishPage)]
    [InlineData(ChinesePage)]
    public void Tables_NameEverySettingAndItsDefault(string name)
    {
        var told = Tables(name);

        Assert.Equal(OptionsTable.Sections.Keys.Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        Assert.All(OptionsTable.Sections, section => Assert.Equal(
            OptionsTable.Of(section.Value).Select(static pair => $"{pair.Key} = {pair.Value}").Order(StringComparer.Ordinal),
            told[section.Key].Select(static row => $"{Bare(row[0])} = {Bare(row[1])}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(EnglishPage)]
    [InlineData(ChinesePage)]
    public void Tables_TellTheRangesThatAreChecked(string name)
    {
        List<string> wrong = [];
        foreach (var (section, rows) in Tables(name).Where(static table => !table.Key.Contains('{', StringComparison.Ordinal)))
        {
            var type = OptionsTable.Sections[section];
            foreach (var row in rows)
            {
                var (good, bad) = Ends(OptionsTable.Property(type, Bare(row[0])).PropertyType, row[3]);
                wrong.AddRange(good.Where(value => !IsAccepted(type, section, Bare(row[0]), value)).Select(value => $"{section}:{Bare(row[0])} = {value} is refused, and the page allows it ({row[3]})."));
                wrong.AddRange(bad.Where(value => IsAccepted(type, section, Bare(row[0]), value)).Select(value => $"{section}:{Bare(row[0])} = {value} is accepted, and the page forbids it ({row[3]})."));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Settings_ThatPagesName_Exist(string name)
    {
        var keys = OptionsTable.Sections.SelectMany(static section => OptionsTable.Of(section.Value).Keys.Select(key => $"{section.Key}:{key}")).Append("Prism:Accounts").ToList();
        var text = File.ReadAllText(Path.Join(DocPage.Root, name));

        Assert.All(Setting().Matches(text), match => Assert.Contains(keys, key =>
            key == match.Value || key.StartsWith(match.Value + ":", StringComparison.Ordinal) || match.Value.StartsWith(key + ":", StringComparison.Ordinal)));
    }

    private static Dictionary<string, List<string[]>> Tables(string name) => DocPage.Read(name).Tables
        .Where(static table => table.Heading.StartsWith("`Prism", StringComparison.Ordinal))
        .ToDictionary(static table => Bare(table.Heading), static table => table.Rows[1..]);

    private static string Bare(string cell) => cell.Replace("`", "", StringComparison.Ordinal);

    /// <summary>Reads a range such as <c>1 – 100</c>, <c>&gt; 00:00:00 – 00:10:00</c> or <c>≥ 1</c>: the values at its ends, and the nearest beyond them.</summary>
    private static (List<string> Good, List<string> Bad) Ends(Type type, string range)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        List<string> good = [], bad = [];
        if (Words().Matches(range) is { Count: > 1 } words)
        {
            return ([.. words.Select(static word => word.Groups[1].Value)], ["no-such-word"]);
        }

        if (Range().Match(range) is { Success: true } found)
        {
            var (least, most) = (found.Groups["least"].Value, found.Groups["most"].Value);
            (found.Groups["above"].Value == ">" ? bad : good).Add(least);
            bad.Add(Moved(type, least, -1));
            if (most.Length > 0)
            {
                good.Add(most);
                bad.Add(Moved(type, most, 1));
            }
        }

        return (good, bad);
    }

    private static string Moved(Type type, string value, int by) => type switch
    {
        _ when type == typeof(TimeSpan) => (TimeSpan.Parse(value, CultureInfo.InvariantCulture) + TimeSpan.FromMilliseconds(by)).ToString("c", CultureInfo.InvariantCulture),
        _ when type == typeof(int) || type == typeof(long) => (long.Parse(value, CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture),
        _ => (double.Parse(value, CultureInfo.InvariantCulture) + (0.01 * by)).ToString(CultureInfo.InvariantCulture),
    };

    private static bool IsAccepted(Type type, string section, string key, string value) =>
        (bool)typeof(ConfigurationPageTests).GetMethod(nameof(Accepts), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [section, key, value])!;

    private static bool Accepts<T>(string section, string key, string value)
        where T : class
    {
        // What a setting needs beside it stands in the last column of its row.
        var settings = new Dictionary<string, string?> { [$"{section}:{key}"] = value };
        if (key == "MinShots")
        {
            settings[$"{section}:MaxShots"] = "1000";
        }

        using var provider = Services(settings);
        try
        {
            return provider.GetRequiredService<IOptions<T>>().Value is not null;
        }
        catch (OptionsValidationException)
        {
            return false;
        }
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddPrism();
        return services.BuildServiceProvider();
    }

    [GeneratedRegex("`([A-Za-z0-9-]+)`")]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?<above>[>≥])? ?(?<least>-?[0-9:.]+)(?: – (?<most>-?[0-9:.]+))?$")]
    private static partial Regex Range();

    [GeneratedRegex("Prism(?::[A-Z][A-Za-z]*)+")]
    private static partial Regex Setting();
}
