using System.Collections.Concurrent;
using System.Diagnostics;

namespace Prism.Sdk.Composition.Running;

/// <summary>Starts every child from one thread that never ends.</summary>
/// <remarks>On Linux a child can ask to be killed when its parent dies; "parent" means the thread that started it, and threads of the pool come and go.</remarks>
internal static class ChildThread
{
    private static readonly BlockingCollection<Action> Work = [];

    private static readonly Lazy<string?> Setpriv = new(FindSetpriv);

    private static readonly Thread Starter = Begin();

    /// <summary>Gets the program that ties a child to the life of its parent.</summary>
    /// <value><see langword="null"/> where there is none; leftovers are then reaped by the next start.</value>
    public static string? Bond => Setpriv.Value;

    public static Task<T> RunAsync<T>(Func<T> start)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                done.SetResult(start());
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                done.SetException(exception);
            }
        });
        return Starter.IsAlive ? done.Task : throw new InvalidOperationException("The thread that starts FFmpeg has ended.");
    }

    private static Thread Begin()
    {
        var thread = new Thread(static () =>
        {
            foreach (var work in Work.GetConsumingEnumerable())
            {
                work();
            }
        })
        { IsBackground = true, Name = "Prism children" };
        thread.Start();
        return thread;
    }

    private static string? FindSetpriv()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Path.Join(folder, "setpriv");
            if (File.Exists(path) && CanBind(path))
            {
                return path;
            }
        }

        return null;
    }

    // The setpriv of busybox cannot do it.
    private static bool CanBind(string path)
    {
        using var trial = Process.Start(new ProcessStartInfo(path, ["--pdeathsig", "KILL", "--", "true"]) { RedirectStandardError = true, RedirectStandardOutput = true });
        trial!.WaitForExit();
        return trial.ExitCode == 0;
    }
}
