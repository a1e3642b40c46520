using System.Diagnostics;
using System.Globalization;

namespace Prism.Sdk.Benchmarks;

/// <summary>The emulator as a process of its own, so that its work is not counted as ours.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private readonly Process process;

    private EmulatorProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<EmulatorProcess> StartAsync(double speed)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Join(AppContext.BaseDirectory, "Prism.Sdk.Emulator.dll"), "--port", "0", "--speed", speed.ToString(CultureInfo.InvariantCulture), "--share-clips", "--forget-requests"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new EmulatorProcess(process, new Uri(line[at..].Split(' ')[0]));
            }
        }

        throw new InvalidOperationException("The emulator did not start.");
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
