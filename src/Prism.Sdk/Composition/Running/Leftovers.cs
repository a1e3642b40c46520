using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Prism.Sdk.Composition.Running;

/// <summary>Ends what a process that died left running: ffmpeg of its films, told by process id and start time, so that no stranger is hit.</summary>
internal static class Leftovers
{
    /// <summary>Reaps the children that the launchers of a work folder noted.</summary>
    public static void Reap(string folder)
    {
        var notes = Path.Join(folder, Launcher.Children);
        if (!File.Exists(notes))
        {
            return;
        }

        foreach (var line in File.ReadLines(notes))
        {
            if (Identity(line) is { } noted && Running(noted.Pid) == noted)
            {
                End(noted.Pid);
            }
        }
    }

    private static (int Pid, string Start)? Running(int pid)
    {
        try
        {
            return Identity(File.ReadAllText($"/proc/{pid}/stat"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Field 1 is the id, field 22 the start in ticks since boot; the name between them stands in brackets and may hold anything.
    private static (int Pid, string Start)? Identity(string stat)
    {
        var name = stat.LastIndexOf(')');
        var space = stat.IndexOf(' ', StringComparison.Ordinal);
        return name > 0 && space > 0 && int.TryParse(stat.AsSpan(0, space), CultureInfo.InvariantCulture, out var pid)
            && stat[(name + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 19 } fields
            ? (pid, fields[19])
            : null;
    }

    private static void End(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself.
        }
    }
}
