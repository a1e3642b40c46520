using System.Diagnostics;
using System.Globalization;

namespace Prism.Sdk.Jobs.Running;

/// <summary>Who a process is, so that a later one can tell whether it still lives.</summary>
internal static class ProcessIdentity
{
    /// <summary>Gets where this process runs. Two of one place see each other; a container is a place of its own.</summary>
    public static string Place { get; } = string.Join('|', Environment.MachineName, ReadFirstLine("/proc/sys/kernel/random/boot_id"), Namespace());

    /// <summary>Gets when a process of this place began, as the system counts it, or <see langword="null"/> when there is none.</summary>
    public static string? StartOf(int processId)
    {
        try
        {
            return OperatingSystem.IsLinux() ? StartOnLinux(processId) : Start(processId);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Fields 3 and 22 of /proc/{pid}/stat: state, and start in clock ticks since boot. The name before them may hold anything, so count from its end.
    private static string? StartOnLinux(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[0] is "Z" or "X" ? null : fields[19];
    }

    private static string Start(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
    }

    private static string Namespace()
    {
        try
        {
            return File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)?.Name ?? "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string ReadFirstLine(string path) => File.Exists(path) ? File.ReadLines(path).FirstOrDefault() ?? "" : "";
}
