using System.Collections.Concurrent;
using Prism.Sdk.Emulator.Clips;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>The life of each task: queued, running in one of a few slots, ended.</summary>
internal sealed class TaskLives(PrismEmulatorOptions options, ClipFactory clips, TaskBook tasks, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim slots = new(options.RunningTasks);
    private readonly ConcurrentDictionary<string, Task> lives = new();

    /// <summary>Begins a life, or goes on with one that an earlier emulator began.</summary>
    public void Begin(EmulatedTask task)
    {
        // What was running before a restart has its place already; with fewer places now, it runs beside them.
        var id = task.Record.TaskId;
        var hadPlace = task.Record.Status == "RUNNING";
        var hasPlace = hadPlace && slots.Wait(0);
        lives[id] = Task.Run(async () =>
        {
            await LiveAsync(task, hadPlace, hasPlace).ConfigureAwait(false);
            lives.TryRemove(id, out _);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(lives.Values).ConfigureAwait(false);
        slots.Dispose();
    }

    private async Task LiveAsync(EmulatedTask task, bool hadPlace, bool hasPlace)
    {
        try
        {
            if (!hadPlace)
            {
                await UntilAsync(task.Record.SubmitTime + task.Record.QueueTime, task.Stopped).ConfigureAwait(false);
                await slots.WaitAsync(task.Stopped).ConfigureAwait(false);
                hasPlace = true;
            }

            await RunAsync(task).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (task.Stopped.IsCancellationRequested)
        {
            // Canceled, forgotten, or the emulator stops: it stays where it is.
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // The clip could not be made on this machine: the task fails as the real one does when its machine does.
            End(task, "InternalError.Algo", exception.Message, clip: null);
        }
        finally
        {
            if (hasPlace)
            {
                slots.Release();
            }
        }
    }

    private async Task RunAsync(EmulatedTask task)
    {
        if (task.Record.Status == "PENDING" && !tasks.Change(task, record => record.Status == "PENDING" ? record with { Status = "RUNNING", ScheduledTime = time.GetUtcNow() } : null))
        {
            return;
        }

        var record = task.Record;
        switch (record.Fate?.Kind)
        {
            case "stuck":
                // It hangs on the other side and gives its place back, so that a script of one stuck task does not starve the others.
                return;
            case "fail":
                await UntilAsync(record.ScheduledTime!.Value + record.RunTime, task.Stopped).ConfigureAwait(false);
                End(task, record.Fate.Code, record.Fate.Message, clip: null);
                return;
            default:
                var making = clips.MakeAsync(record.TaskId, record.Order, task.Stopped);
                try
                {
                    await UntilAsync(record.ScheduledTime!.Value + record.RunTime, task.Stopped).ConfigureAwait(false);
                }
                finally
                {
                    // No life ends before its ffmpeg has: whoever waits for the lives may remove what they stand on.
                    await ((Task)making).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                End(task, code: null, message: null, await making.ConfigureAwait(false));
                return;
        }
    }

    private void End(EmulatedTask task, string? code, string? message, string? clip) => tasks.Change(task, record => record with
    {
        EndTime = time.GetUtcNow(),
        Code = code,
        Message = message,
        Clip = clip,
        Status = code is null ? "SUCCEEDED" : "FAILED",
    });

    private Task UntilAsync(DateTimeOffset moment, CancellationToken stopped)
    {
        var wait = moment - time.GetUtcNow();
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, stopped) : Task.CompletedTask;
    }
}
