using System.Diagnostics;
using System.Globalization;

namespace Prism.Sdk.Benchmarks;

/// <summary>What a piece of work took: on the clock, and on all processors, those of its child processes included.</summary>
/// <param name="Wall">Milliseconds by the clock.</param>
/// <param name="Cpu">Milliseconds of processors; on a shared machine the truer of both. 0 where the system does not tell.</param>
internal readonly record struct Cost(double Wall, double Cpu)
{
    public static Cost operator -(Cost whole, Cost part) => new(whole.Wall - part.Wall, whole.Cpu - part.Cpu);

    public static async Task<Cost> OfAsync(Func<Task> work)
    {
        var (watch, before) = (Stopwatch.StartNew(), Processors());
        await work();
        return new Cost(watch.Elapsed.TotalMilliseconds, Processors() - before);
    }

    // Fields 14 to 17: this process and its ended children, in user and in kernel mode, in hundredths of a second.
    private static double Processors()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        var stat = File.ReadAllText("/proc/self/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[11..15].Sum(static ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) * 10;
    }
}
