using System.Diagnostics;
using System.Globalization;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Samples;

/// <summary>A sample as a person runs it, in a folder of its own: another process, its output, its exit code.</summary>
internal sealed class SampleProgram(string name) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory($"prism-{name}-");

    public string Folder => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    public static Task<PrismEmulator> EmulatorAsync(TimeSpan? runTime = null) =>
        PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 100, ShareClips = true, RunTime = (runTime ?? TimeSpan.FromSeconds(10), runTime ?? TimeSpan.FromSeconds(20)) });

    public async Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    public Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        // …/artifacts/bin/Prism.Sdk.IntegrationTests/debug/ → …/artifacts/bin/QuickStart/debug/
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Join(here.Parent!.Parent!.FullName, name, here.Name, $"{name}.dll");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = ShortLife.Start(start, environment);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Starts it, reads until a line holds some words, and leaves it at work.</summary>
    public Task<Process> StartUntilAsync(string words, params string[] arguments) => StartUntilAsync(words, arguments, environment: []);

    public async Task<Process> StartUntilAsync(string words, string[] arguments, params (string Name, string Value)[] environment)
    {
        var process = Start(arguments, environment);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return process;
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
    }

    /// <summary>Stops it as Ctrl+C does. Not by SIGINT: a test host that runs in the background hands it down ignored. Both go the same way.</summary>
    public static async Task<(int Code, string Errors)> StopAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }

    /// <summary>Reads the bill of QuickStart's own emulator.</summary>
    public async Task<IReadOnlyList<BillEntry>> OwnBillAsync()
    {
        await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { StateFolder = Path.Join(Folder, "data", "emulator") });
        return emulator.Bill;
    }

    /// <summary>Gets the ids of the jobs, newest first, with what stands beside them.</summary>
    public async Task<IReadOnlyList<(string Id, string Line)>> JobsAsync()
    {
        var (code, output, errors) = await RunAsync(["jobs"]);
        Assert.True(code == 0, errors);
        return [.. output.Split('\n').Skip(1).Where(line => line.Trim().Length > 0).Select(line => (line.Split(' ')[0], line))];
    }
}
