using System.Text.RegularExpressions;

namespace Prism.Sdk.Tests.Architecture;

/// <summary>Arrows point inward: no stage knows a client, a client knows a stage only where it implements its contract, the emulator knows no client of ours.</summary>
public sealed partial class DependencyRuleTests
{
    private static readonly string[] Stages = ["Input", "Intents", "Templates", "Planning", "Generation", "Composition"];

    private static readonly string Source = FindSource();

    [Fact]
    public void StagesAndRoot_NeverMentionClients()
    {
        var files = Stages.SelectMany(stage => Files(stage)).Concat(Directory.EnumerateFiles(Path.Join(Source, "Prism.Sdk"), "*.cs"));

        Assert.Empty(Mentions(files, ClientsNamespace()));
    }

    [Fact]
    public void Clients_MentionStagesOnlyInAdapters()
    {
        // The adapters, and the bounds of the models in the contract's own words.
        string[] adapters = ["DashScopeClipProvider.cs", "WanModels.cs", "DashScopeAccounts.cs", "AccountCatalogue.cs", "DashScopeAccountsValidator.cs", "AccountPlace.cs", "WanOrders.cs"];
        var files = Files("Clients").Where(file => !adapters.Contains(Path.GetFileName(file)));

        Assert.Empty(Mentions(files, StageNamespace()));
    }

    [Fact]
    public void NeutralRooms_NeverMentionClients()
    {
        Assert.Empty(Mentions(new[] { "Jobs", "Pricing", "Prompting", "Downloads", "Images", "Net", "Polling" }.SelectMany(Files), ClientsNamespace()));
    }

    [Fact]
    public void Polling_KnowsNoStage()
    {
        // Both sides wait with it, so it knows tasks by their ids alone.
        Assert.Empty(Mentions(Files("Polling"), StageNamespace()));
    }

    [Fact]
    public void Emulator_SharesNoCodeWithTheClients()
    {
        // One file says to Prism where the emulator listens; nothing else may know our side.
        var files = Directory.EnumerateFiles(Path.Join(Source, "Prism.Sdk.Emulator"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("PrismBuilderEmulatorExtensions.cs", StringComparison.Ordinal));

        Assert.Empty(Mentions(files, ClientsNamespace()));
    }

    [Fact]
    public void Product_NeverMentionsTheEmulator()
    {
        Assert.Empty(Mentions(Directory.EnumerateFiles(Path.Join(Source, "Prism.Sdk"), "*.cs", SearchOption.AllDirectories), EmulatorNamespace()));
    }

    [Fact]
    public void Product_NeverKillsAProcessTree()
    {
        // Kill(entireProcessTree: true) holds the process first; a program that ends in that moment leaves it held for good.
        Assert.Empty(Mentions(Directory.EnumerateFiles(Path.Join(Source, "Prism.Sdk"), "*.cs", SearchOption.AllDirectories), TreeKill()));
    }

    [Fact]
    public void Files_AreShortEnoughToRead()
    {
        var tooLong = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Count() > 350)
            .Select(Path.GetFileName);

        Assert.Empty(tooLong);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Join(Source, "Prism.Sdk", folder), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> Mentions(IEnumerable<string> files, Regex what)
    {
        var all = files.ToArray();
        Assert.NotEmpty(all);
        return all.SelectMany(file => File.ReadLines(file).Where(line => what.IsMatch(line)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));
    }

    private static string FindSource()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Join(folder.FullName, "Prism.Sdk.sln")))
            {
                return Path.Join(folder.FullName, "src");
            }
        }

        throw new InvalidOperationException("The solution was not found above the test's folder.");
    }

    [GeneratedRegex(@"\bClients\.|Prism\.Sdk\.Clients\b")]
    private static partial Regex ClientsNamespace();

    [GeneratedRegex(@"Prism\.Sdk\.(Input|Intents|Templates|Planning|Generation|Composition)\b")]
    private static partial Regex StageNamespace();

    [GeneratedRegex(@"\.Kill\((entireProcessTree: )?true\)")]
    private static partial Regex TreeKill();

    [GeneratedRegex(@"Prism\.Sdk\.Emulator\b")]
    private static partial Regex EmulatorNamespace();
}
