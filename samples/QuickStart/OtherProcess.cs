using Prism.Sdk;
using QuickStart.Views;
using Spectre.Console;

namespace QuickStart;

/// <summary>Another run of this program that has QuickStart's own emulator: one at a time can.</summary>
internal static class OtherProcess
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(5);

    /// <summary>Waits until the emulator is free, and shows meanwhile the job that both want.</summary>
    /// <exception cref="UsageException">The other one is busy with something else.</exception>
    public static async Task WaitAsync(Studio journal, string? jobId, IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (!journal.World.IsOwn || !OwnEmulator.IsBusy(journal.EmulatorFolder))
        {
            return;
        }

        if (jobId is not null && await journal.Pipeline.GetJobAsync(jobId, cancellationToken) is { Status: JobStatus.Running } job)
        {
            console.WriteLine($"Another process is at work on job {jobId}; watching it. Should it end, this one goes on.");
            await WatchAsync(journal, job, console, cancellationToken);
        }

        if (!await IsFreeWithinAsync(Parting, journal.EmulatorFolder, cancellationToken))
        {
            throw new UsageException(
                $"Another process is at work with the emulator in '{journal.EmulatorFolder}'. Wait until it ends, or let both use one emulator: dotnet run --project src/Prism.Sdk.Emulator -- --speed 60, and add --emulator http://127.0.0.1:5099.");
        }
    }

    /// <summary>Waits until the other one has left.</summary>
    public static async Task<bool> IsFreeWithinAsync(TimeSpan time, string folder, CancellationToken cancellationToken)
    {
        for (var left = time; OwnEmulator.IsBusy(folder); left -= Look)
        {
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            await Task.Delay(Look, cancellationToken);
        }

        return true;
    }

    private static async Task WatchAsync(Studio journal, VideoJob job, IAnsiConsole console, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = FilmView.For(console).ShowAsync(job, seen: 0, stop.Token);
        while (!watching.IsCompleted && OwnEmulator.IsBusy(journal.EmulatorFolder))
        {
            await Task.WhenAny(watching, Task.Delay(Look, cancellationToken));
        }

        await stop.CancelAsync();
        try
        {
            await watching;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The other process is gone; its job is taken up next.
        }
    }
}
