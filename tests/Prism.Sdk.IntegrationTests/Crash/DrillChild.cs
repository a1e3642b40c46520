using System.Diagnostics;
using System.Globalization;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>A real process with a pipeline in it, that can be killed, stopped and asked what it did.</summary>
internal sealed class DrillChild : DrillLines, IDisposable
{
    public const int Killed = 128 + 9;

    // Far more than any drill takes: who waits so long is stuck.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;

    private DrillChild(Process process)
    {
        this.process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool IsAlive => !process.HasExited;

    /// <param name="arguments">What it is to do.</param>
    /// <param name="under">A program, with its arguments, under which it runs.</param>
    public static DrillChild Start(IEnumerable<string> arguments, params IReadOnlyList<string> under)
    {
        // …/artifacts/bin/Prism.Sdk.IntegrationTests/debug/ → …/artifacts/bin/Prism.Sdk.Drill/debug/
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Join(here.Parent!.Parent!.FullName, "Prism.Sdk.Drill", here.Name, "Prism.Sdk.Drill.dll");
        IReadOnlyList<string> words = [.. under, "dotnet", program, .. arguments];
        var start = new ProcessStartInfo(words[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in words.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        return new DrillChild(ShortLife.Start(start));
    }

    public void Kill() => process.Kill();

    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the end of the process; one that is stuck is killed, and fails the test.</summary>
    public async Task<int> ExitAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail($"The process did not end within {Patience}:\n{Output}");
        }

        return process.ExitCode;
    }

    public Task UntilAsync(string line) => UntilAsync(() => All(line).Any(), line);

    public async Task UntilAsync(Func<bool> holds, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(clock.Elapsed < Patience && (IsAlive || holds()), $"'{what}' did not come:\n{Output}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        if (IsAlive)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs told)
    {
        if (told.Data is { } line)
        {
            Keep(line);
        }
    }
}
