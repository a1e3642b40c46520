using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Downloads;

namespace Prism.Sdk.Benchmarks;

/// <summary>How fast a clip of 20 MB comes from loopback, beside curl in turn. Ours also hashes the file, walks its boxes and syncs it to the disk; curl does none of it, so it is measured with <c>sync</c> too.</summary>
/// <remarks>The server's own time on the processors is in neither figure: both are served by a process of their own.</remarks>
internal static class Downloading
{
    private const int Length = 20_000_000;
    private const int Rounds = 25;

    public static async Task RunAsync()
    {
        // The server is this program again: its work must not count as ours.
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve-file"]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var address = new Uri(await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start."));
        try
        {
            await RunAsync("disk", Directory.CreateTempSubdirectory("prism-bench-dl-"), address);
            if (Directory.Exists("/dev/shm"))
            {
                await RunAsync("memory (/dev/shm)", Directory.CreateDirectory($"/dev/shm/prism-bench-{Environment.ProcessId}"), address);
            }
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
        }
    }

    /// <summary>Serves until the caller closes our input.</summary>
    public static async Task ServeAsync()
    {
        await using var host = new FileHost(Length);
        Console.WriteLine(host.Address);
        await Console.In.ReadLineAsync();
    }

    private static async Task RunAsync(string where, DirectoryInfo folder, Uri address)
    {
        await using var services = new ServiceCollection()
            .AddHttpClient(FileDownload.ClientName).ConfigurePrimaryHttpMessageHandler(FileDownload.Handler).Services.BuildServiceProvider();
        var download = new FileDownload(services.GetRequiredService<IHttpClientFactory>(), static () => new DownloadOptions(), TimeProvider.System);
        var target = Path.Join(folder.FullName, "clip.mp4");
        var order = new DownloadOrder { Address = address, Path = target, Hosts = [address.Authority] };
        List<Sample> curl = [], synced = [], ours = [];
        for (var round = -2; round < Rounds; round++)
        {
            var samples = new[]
            {
                await MeasureChildAsync("curl", "-s", "-o", target, address.AbsoluteUri),
                await MeasureChildAsync("sh", "-c", $"curl -s -o '{target}' '{address.AbsoluteUri}' && sync '{target}'"),
                await MeasureAsync(() => download.FetchAsync(order, CancellationToken.None)),
            };
            if (round >= 0)
            {
                curl.Add(samples[0]);
                synced.Add(samples[1]);
                ours.Add(samples[2]);
            }
        }

        folder.Delete(recursive: true);
        Console.WriteLine($"{where}: {Length / 1_000_000} MB over http, {Rounds} rounds in turn");
        Console.WriteLine("  way                                    median ms   worst ms   CPU s/GB   times curl's wall / CPU");
        Print("curl, a process a file", curl, curl);
        Print("curl, then sync", synced, curl);
        Print("ours: hash, boxes, sync, rename", ours, curl);
    }

    private static void Print(string way, List<Sample> samples, List<Sample> anchor) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {way,-36} {Wall(samples),11:0.0} {samples.Max(sample => sample.Wall.TotalMilliseconds),10:0.0} {Cpu(samples),10:0.00}   {Wall(samples) / Wall(anchor):0.00} / {Cpu(samples) / Cpu(anchor):0.00}"));

    private static double Wall(List<Sample> samples) => samples.Select(sample => sample.Wall.TotalMilliseconds).Order().ElementAt(samples.Count / 2);

    private static double Cpu(List<Sample> samples) => samples.Sum(sample => sample.Cpu.TotalSeconds) / (samples.Count * (Length / 1e9));

    private static async Task<Sample> MeasureAsync(Func<Task> run)
    {
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await run();
        return new Sample(watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    private static async Task<Sample> MeasureChildAsync(string program, params string[] arguments)
    {
        // The shell's keyword tells the time of all its children, which a dead process no longer does.
        var script = "TIMEFORMAT='%U %S'; time \"$@\"";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script, "bash", program, .. arguments]) { RedirectStandardError = true })!;
        var told = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var wall = watch.Elapsed;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {told}");
        }

        var seconds = told.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Sum(static part => double.Parse(part, CultureInfo.InvariantCulture));
        return new Sample(wall, TimeSpan.FromSeconds(seconds));
    }

    private readonly record struct Sample(TimeSpan Wall, TimeSpan Cpu);
}
