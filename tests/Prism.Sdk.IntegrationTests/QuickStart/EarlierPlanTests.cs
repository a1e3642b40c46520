using System.Text.Json.Nodes;
using Prism.Sdk.Emulator;
using Prism.Sdk.IntegrationTests.Samples;

namespace Prism.Sdk.IntegrationTests.QuickStart;

/// <summary><c>film --from</c>, <c>--reroll</c> and <c>--plan</c>: who changes a shot pays for that shot.</summary>
public sealed class EarlierPlanTests : IDisposable
{
    private readonly SampleProgram program = new("QuickStart");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task From_WithReroll_PaysForThatShotAlone()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();
        string[] at = ["--emulator", emulator.BaseAddress.AbsoluteUri];
        await program.RunAsync(["A cat walks.", "--shots", "3", "--seconds", "6", .. at]);
        var (id, _) = Assert.Single(await program.JobsAsync());

        var (code, output, errors) = await program.RunAsync(["film", "--from", id, "--reroll", "3", "--output", "other.mp4", .. at]);

        Assert.True(code == 0, errors);
        Assert.Contains("2 shots are kept, 1 is bought for 1.20 CNY.", output, StringComparison.Ordinal);
        Assert.Equal(4, emulator.Bill.Count);
        Assert.Equal("1.20", Manifest("other.json")["price"]!["amount"]!.GetValue<decimal>().ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(shot => Seed("film.json", shot) == Seed("other.json", shot)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plan_EditedAfterAFilm_PaysForTheChangedShot(bool whole)
    {
        await using var emulator = await SampleProgram.EmulatorAsync();
        string[] at = ["--emulator", emulator.BaseAddress.AbsoluteUri];
        await program.RunAsync(["A cat walks.", "--shots", "2", "--seconds", "4", .. at]);
        var manifest = Manifest("film.json");
        manifest["plan"]!["shots"]![1]!["prompt"] = "Snow falls.";
        await File.WriteAllTextAsync(Path.Join(program.Folder, "edited.json"), (whole ? manifest : manifest["plan"]!).ToJsonString(), TestContext.Current.CancellationToken);

        var looked = await program.RunAsync(["film", "--plan", "edited.json", "--plan-only", "--json", .. at]);
        var (code, output, errors) = await program.RunAsync(["film", "--plan", "edited.json", .. at]);

        Assert.Equal(1.2m, (decimal)JsonNode.Parse(looked.Output)!["quote"]!["maximum"]!);
        Assert.True(code == 0, errors);
        Assert.Contains("1 shot is kept, 1 is bought for 1.20 CNY.", output, StringComparison.Ordinal);
        Assert.Equal(3, emulator.Bill.Count);
    }

    [Fact]
    public async Task From_RejectedShotWithOtherWords_PaysForThatShotAlone()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();
        emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "fail", Code = "DataInspectionFailed", Skip = 1 });
        string[] at = ["--emulator", emulator.BaseAddress.AbsoluteUri];
        var failed = await program.RunAsync(["A cat walks.", "--shots", "2", "--seconds", "4", .. at]);
        var (id, _) = Assert.Single(await program.JobsAsync());
        Assert.Contains($"film --from {id} --plan-only --json > plan.json", failed.Errors, StringComparison.Ordinal);

        var printed = JsonNode.Parse((await program.RunAsync(["film", "--from", id, "--plan-only", "--json", .. at])).Output)!;
        var quoted = printed["quote"]!["maximum"]!.GetValue<decimal>();
        foreach (var shot in printed["plan"]!["shots"]!.AsArray().Where(shot => failed.Errors.Contains($"hot {shot!["id"]}", StringComparison.Ordinal)))
        {
            shot!["prompt"] = "A kind cat.";
        }

        await File.WriteAllTextAsync(Path.Join(program.Folder, "plan.json"), printed.ToJsonString(), TestContext.Current.CancellationToken);
        var (code, output, errors) = await program.RunAsync(["film", "--plan", "plan.json", .. at]);

        Assert.True(code == 0, errors);
        Assert.Equal(1.2m, quoted);
        Assert.Contains("1 shot is kept, 1 is bought", output, StringComparison.Ordinal);
        Assert.Equal((3, 2), (emulator.Bill.Count, emulator.Bill.Count(entry => entry.IsBilled)));
    }

    [Fact]
    public async Task From_UnfinishedJob_IsRefused()
    {
        await SampleProgram.KillAsync(await program.StartUntilAsync("submitted as task", "A cat walks.", "--shots", "1", "--seconds", "2"));
        var (id, _) = Assert.Single(await program.JobsAsync());

        var (code, _, errors) = await program.RunAsync(["film", "--from", id]);

        Assert.Equal(2, code);
        Assert.Contains("is unfinished", errors, StringComparison.Ordinal);
        Assert.Single(await program.OwnBillAsync());
    }

    [Fact]
    public async Task Plan_NotAPlan_IsSaidWithItsPlace()
    {
        await File.WriteAllTextAsync(Path.Join(program.Folder, "plan.json"), """{"title":"x"}""", TestContext.Current.CancellationToken);

        var (code, _, errors) = await program.RunAsync(["film", "--plan", "plan.json"]);

        Assert.Equal(2, code);
        Assert.Contains("--plan is 'plan.json'. This is not a plan", errors, StringComparison.Ordinal);
    }

    private JsonNode Manifest(string name) => JsonNode.Parse(File.ReadAllText(Path.Join(program.Folder, name)))!;

    private int Seed(string name, int shot) => (int)Manifest(name)["plan"]!["shots"]![shot]!["seed"]!;
}
