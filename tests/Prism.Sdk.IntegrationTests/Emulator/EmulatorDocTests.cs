using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>Is what docs/emulator.md shows what compiles here, and are its words those that the emulator knows?</summary>
public sealed class EmulatorDocTests
{
    private static readonly string Page = File.ReadAllText(Path.Join(FindRoot(), "docs", "emulator.md"));

    [Fact]
    public async Task Example_IsTheOneThatRunsHere()
    {
        var services = new ServiceCollection();

        // <example>
        await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 60 });
        emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Code = "Throttling.RateQuota", Times = 2 });
        emulator.AddFault(new EmulatorFault { Route = "download", Kind = "media:trunc-faststart" });
        services.AddPrism().UseEmulator(emulator);
        // </example>

        var here = (await File.ReadAllTextAsync(Path.Join(FindRoot(), "tests", "Prism.Sdk.IntegrationTests", "Emulator", "EmulatorDocTests.cs"), TestContext.Current.CancellationToken))
            .Split("// <example>\n")[1].Split("        // </example>")[0];
        Assert.Equal(here.Replace("        ", "", StringComparison.Ordinal), Page.Split("```csharp\n")[1].Split("```")[0]);
        await using var provider = services.BuildServiceProvider();
        Assert.Same(emulator.TimeProvider, provider.GetRequiredService<TimeProvider>());
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("get")]
    [InlineData("list")]
    [InlineData("cancel")]
    [InlineData("policy")]
    [InlineData("upload")]
    [InlineData("download")]
    public async Task Words_OfARoute_StandOnThePage(string route)
    {
        await using var client = await EmulatorClient.OpenAsync(EmulatorClient.Queueing);
        var refusal = Assert.Throws<ArgumentException>(() => client.Script(route, "?")).Message;
        var words = refusal.Split("Kinds: ")[1].Split(". (")[0].TrimEnd('.').Split(", ");

        Assert.InRange(words.Length, 20, 50);
        Assert.All(words, word => Assert.Contains($"`{word.Replace("media:", "", StringComparison.Ordinal)}`", Page, StringComparison.Ordinal));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "Prism.Sdk.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution was not found above the test's folder.");
        }

        return folder.FullName;
    }
}
