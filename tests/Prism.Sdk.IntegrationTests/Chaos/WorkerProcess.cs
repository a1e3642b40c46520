using System.Diagnostics;
using System.Globalization;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>The program <c>Prism.Sdk.Worker</c> in a process of its own.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private WorkerProcess(Process process) => (this.process, errors) = (process, process.StandardError.ReadToEndAsync());

    public static WorkerProcess Start(string folder, Uri emulator, double speed, int first, int count)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(Plans).Assembly.Location, folder, emulator.ToString(), speed.ToString(CultureInfo.InvariantCulture), first.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        return new WorkerProcess(ShortLife.Start(start));
    }

    /// <summary>Waits until all its jobs are accepted.</summary>
    public async Task UntilStartedAsync()
    {
        if (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) != "started")
        {
            Assert.Fail(await errors);
        }
    }

    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
