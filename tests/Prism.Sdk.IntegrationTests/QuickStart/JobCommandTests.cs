using Prism.Sdk.Emulator;
using Prism.Sdk.IntegrationTests.Samples;

namespace Prism.Sdk.IntegrationTests.QuickStart;

/// <summary><c>jobs</c>, <c>resume</c>, <c>cancel</c>, <c>resolve</c>, <c>delete</c>, <c>ledger</c>.</summary>
public sealed class JobCommandTests : IDisposable
{
    private const string Plan = """
        {"title":"Cats","language":"en","model":"wan2.6-t2v","size":"1280*720","shots":[{"id":"s1","seconds":2,"prompt":"A cat.","seed":1}]}
        """;

    private readonly SampleProgram program = new("QuickStart");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Resume_ByTheEndOfTheId_GoesOnAndWritesTheFilm()
    {
        await SampleProgram.KillAsync(await program.StartUntilAsync("submitted as task", "A cat walks.", "--shots", "1", "--seconds", "2"));
        var (id, line) = Assert.Single(await program.JobsAsync());
        Assert.Contains("Interrupted", line, StringComparison.Ordinal);
        Assert.DoesNotContain("cat", line, StringComparison.Ordinal);

        var (code, output, errors) = await program.RunAsync(["resume", id[^8..], "--output", "mine.mp4"]);

        Assert.True(code == 0, errors);
        Assert.Contains($"Going on with job {id}: 1 of 1 shot is paid for.", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Join(program.Folder, "mine.mp4")));
        Assert.Single(await program.OwnBillAsync());
        Assert.Matches("Completed .* 1 of 1 +1.20 CNY confirmed", Assert.Single(await program.JobsAsync()).Line);
    }

    [Fact]
    public async Task Resume_InAnotherWorld_SaysWhereTheTasksAre()
    {
        await using var emulator = await SampleProgram.EmulatorAsync(runTime: TimeSpan.FromHours(1));
        await SampleProgram.KillAsync(await program.StartUntilAsync("submitted as task", "A cat walks.", "--shots", "1", "--emulator", emulator.BaseAddress.AbsoluteUri));
        var (id, _) = Assert.Single(await program.JobsAsync());

        var own = await program.RunAsync(["resume", id]);
        var live = await program.RunAsync(["resume", id, "--live"]);

        Assert.Equal((2, 2), (own.Code, live.Code));
        Assert.Contains($"Add --emulator http://127.0.0.1:{emulator.BaseAddress.Port}.", own.Errors, StringComparison.Ordinal);
        Assert.Contains("Add --emulator", live.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_JobOfAKilledProcess_TellsWhatIsBilled()
    {
        await using var emulator = await SampleProgram.EmulatorAsync(runTime: TimeSpan.FromHours(1));
        string[] at = ["--emulator", emulator.BaseAddress.AbsoluteUri];
        await SampleProgram.KillAsync(await program.StartUntilAsync("RUNNING", ["A cat walks.", "--shots", "1", "--seconds", "2", .. at]));
        var (id, _) = Assert.Single(await program.JobsAsync());

        var (code, output, errors) = await program.RunAsync(["cancel", id, .. at]);

        Assert.True(code == 0, errors);
        Assert.Contains($"Running already, billed when they succeed: {emulator.Bill[0].TaskId}", output, StringComparison.Ordinal);
        Assert.Contains("Still to be billed: up to 1.20 CNY", output, StringComparison.Ordinal);
        Assert.Contains("Canceled", Assert.Single(await program.JobsAsync()).Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_WhileAnotherProcessIsAtWork_StopsThatOne()
    {
        // A film that takes longer than the wish to be heard: three rounds of shots, and five beats a second.
        using var first = await program.StartUntilAsync("submitted as task", ["A cat walks.", "--shots", "12", "--seconds", "24"], ("Prism__Jobs__LeaseTime", "00:00:02"));
        var (id, _) = Assert.Single(await program.JobsAsync());

        var (code, output, errors) = await program.RunAsync(["cancel", id]);
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(code == 0, errors);
        Assert.Equal(1, first.ExitCode);
        Assert.Contains($"Job {id} is canceled", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adopt", 0, 1)]
    [InlineData("--buy-again", 0, 2)]
    [InlineData("--skip", 1, 1)]
    public async Task Resolve_ParkedShot_GoesOnAsDecided(string decision, int expected, int bought)
    {
        await using var emulator = await SampleProgram.EmulatorAsync();
        emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "drop-after" });
        await File.WriteAllTextAsync(Path.Join(program.Folder, "plan.json"), Plan, TestContext.Current.CancellationToken);
        string[] at = ["--emulator", emulator.BaseAddress.AbsoluteUri];
        string[] command = ["film", "--plan", "plan.json", .. at];
        using var process = await program.StartUntilAsync("it is looked for", command);
        emulator.AddForeignTask("A cat.", "1280*720", 2);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        var ours = emulator.Bill.Single(entry => !entry.IsForeign).TaskId;
        Assert.Contains($"s1 --adopt {ours}", errors, StringComparison.Ordinal);

        // Nothing goes on before somebody decides.
        var again = await program.RunAsync(command);
        Assert.Equal(1, again.Code);
        Assert.Contains("Decide with one of these", again.Errors, StringComparison.Ordinal);

        var (id, _) = Assert.Single(await program.JobsAsync());
        var resolved = await program.RunAsync(["resolve", id, "1", .. (string[])(decision == "adopt" ? ["--adopt", ours] : [decision])]);
        Assert.True(resolved.Code == 0, resolved.Errors);
        Assert.Contains($"resume {id} --emulator", resolved.Output, StringComparison.Ordinal);

        var last = await program.RunAsync(command);
        Assert.True(last.Code == expected, last.Errors);
        Assert.Equal(bought, emulator.Bill.Count(entry => !entry.IsForeign));
    }

    [Fact]
    public async Task DeleteAndLedger_MoneyRowsStayWithoutTheText()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();
        await program.RunAsync(["A cat walks.", "--shots", "1", "--seconds", "2", "--emulator", emulator.BaseAddress.AbsoluteUri]);
        var (id, _) = Assert.Single(await program.JobsAsync());

        var deleted = await program.RunAsync(["delete", id[..12]]);
        var nothingLeft = await program.RunAsync(["jobs"]);
        var ledger = await program.RunAsync(["ledger"]);
        var late = await program.RunAsync(["ledger", "--from", "2199-01-01", "--output", "ledger.csv"]);

        Assert.True(deleted.Code == 0, deleted.Errors);
        Assert.False(Directory.Exists(Path.Join(program.Folder, "data", "videos", id)));
        Assert.Contains("holds no job", nothingLeft.Output, StringComparison.Ordinal);
        Assert.Contains($"{id},,video,s1,1,{emulator.Bill[0].TaskId}", ledger.Output, StringComparison.Ordinal);

        // A film of the real service must not find this clip on the shelf, nor the ledger take it for money.
        Assert.Contains(",default,emulator,wan2.6-t2v,", ledger.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("A cat walks", ledger.Output, StringComparison.Ordinal);
        Assert.True(late.Code == 0, late.Errors);
        Assert.Single(await File.ReadAllLinesAsync(Path.Join(program.Folder, "ledger.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Delete_InterruptedJob_IsRefusedAndSaysWhatToDo()
    {
        await SampleProgram.KillAsync(await program.StartUntilAsync("submitted as task", "A cat walks.", "--shots", "1", "--seconds", "2"));
        var (id, _) = Assert.Single(await program.JobsAsync());

        var (code, _, errors) = await program.RunAsync(["delete", id]);

        Assert.Equal(2, code);
        Assert.Contains($"cancel {id}", errors, StringComparison.Ordinal);
    }
}
