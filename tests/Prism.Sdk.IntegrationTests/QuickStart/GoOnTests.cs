using Prism.Sdk.IntegrationTests.Samples;

namespace Prism.Sdk.IntegrationTests.QuickStart;

/// <summary>Stopped or killed in the middle, and the same command again.</summary>
public sealed class GoOnTests : IDisposable
{
    private static readonly string[] TwoShots = ["A cat walks. 电话13812345678。", "--shots", "2", "--seconds", "4"];

    private readonly SampleProgram program = new("QuickStart");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Film_KilledWithItsOwnEmulator_GoesOnAndPaysForNothingTwice()
    {
        await SampleProgram.KillAsync(await program.StartUntilAsync("submitted as task", TwoShots));

        var (code, output, errors) = await program.RunAsync(TwoShots);

        Assert.True(code == 0, errors);
        Assert.Matches("Going on with job [0-9a-f]{32}: [12] of 2 shots are paid for", output);
        Assert.Equal(2, (await program.OwnBillAsync()).Count);
        Assert.Single(await program.JobsAsync());

        // The words behind the placeholders come with the command; the journal never held them.
        Assert.Contains("13812345678", await File.ReadAllTextAsync(Path.Join(program.Folder, "film.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Film_KilledWithAnEmulatorElsewhere_GoesOnAndPaysForNothingTwice()
    {
        await using var emulator = await SampleProgram.EmulatorAsync(runTime: TimeSpan.FromMinutes(3));
        string[] command = [.. TwoShots, "--emulator", emulator.BaseAddress.AbsoluteUri];
        await SampleProgram.KillAsync(await program.StartUntilAsync("submitted as task", command));

        var (code, output, errors) = await program.RunAsync(command);

        Assert.True(code == 0, errors);
        Assert.Contains("Going on with job", output, StringComparison.Ordinal);
        Assert.Equal(2, emulator.Bill.Count);
    }

    [Fact]
    public async Task Film_StoppedAndRunAgain_GoesOn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No signals here.");
        using var process = await program.StartUntilAsync("submitted as task", TwoShots);

        var (stopped, errors) = await SampleProgram.StopAsync(process);
        Assert.Equal(130, stopped);
        Assert.Contains("Paused", Assert.Single(await program.JobsAsync()).Line, StringComparison.Ordinal);
        Assert.Matches(@"of 2 shots are paid for\.\nTo go on: the same command again, or .* resume [0-9a-f]{32}", errors);

        var (code, output, _) = await program.RunAsync(TwoShots);
        Assert.Equal(0, code);
        Assert.Contains("Going on with job", output, StringComparison.Ordinal);
        Assert.Equal(2, (await program.OwnBillAsync()).Count);
    }

    [Fact]
    public async Task Film_AnotherProcessIsAtWorkOnIt_IsWatchedAndNotMadeTwice()
    {
        // A film that takes longer than the second process to come: three rounds of shots.
        string[] command = ["A cat walks.", "--shots", "12", "--seconds", "24"];
        using var first = await program.StartUntilAsync("submitted as task", command);

        var (code, output, errors) = await program.RunAsync([.. command, "--output", "second.mp4"]);
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(code == 0, errors);
        Assert.Contains("Another process is at work on job", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Join(program.Folder, "second.mp4")));
        Assert.Equal(12, (await program.OwnBillAsync()).Count);
    }

    [Fact]
    public async Task Film_TheOtherProcessDiesWhileWatched_IsTakenOver()
    {
        await using var emulator = await SampleProgram.EmulatorAsync(runTime: TimeSpan.FromMinutes(5));
        string[] command = [.. TwoShots, "--emulator", emulator.BaseAddress.AbsoluteUri];
        var first = await program.StartUntilAsync("submitted as task", command);
        using var second = await program.StartUntilAsync("is at work on it; watching", command);

        await SampleProgram.KillAsync(first);
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, second.ExitCode);
        Assert.Equal(2, emulator.Bill.Count);
    }

    [Fact]
    public async Task Film_OfACompletedCommandOrWithNew_IsAnotherJob()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();
        string[] command = ["A cat walks.", "--shots", "1", "--seconds", "2", "--emulator", emulator.BaseAddress.AbsoluteUri];
        await program.RunAsync(command);

        var again = await program.RunAsync(command);
        var afresh = await program.RunAsync([.. command, "--new"]);

        Assert.Contains("a new plan has new seeds", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("has made this film", afresh.Output, StringComparison.Ordinal);
        Assert.Equal((3, 3), (emulator.Bill.Count, (await program.JobsAsync()).Count));
    }

    [Fact]
    public async Task Film_ShotFailed_TheSameCommandBuysOnlyThatShotAgain()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();
        emulator.AddFault(new Prism.Sdk.Emulator.EmulatorFault { Route = "submit", Kind = "fail", Code = "InternalError.Algo" });
        string[] command = [.. TwoShots, "--emulator", emulator.BaseAddress.AbsoluteUri];

        var failed = await program.RunAsync(command);
        var (code, output, _) = await program.RunAsync(command);

        Assert.Equal(1, failed.Code);
        Assert.Matches(@"To go on: the same command again, or .* resume [0-9a-f]{32} --emulator http://127.0.0.1:\d+", failed.Errors);
        Assert.Equal(0, code);
        Assert.Contains("1 of 2 shots are paid for", output, StringComparison.Ordinal);
        Assert.Equal((3, 2), (emulator.Bill.Count, emulator.Bill.Count(entry => entry.IsBilled)));
    }
}
