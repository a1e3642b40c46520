using System.Collections.Concurrent;
using Prism.Sdk.Emulator.Clips;
using Prism.Sdk.Emulator.DashScope.Rules;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>The life of each task: queued, running in one of a few slots, ended.</summary>
internal sealed class TaskLives(PrismEmulatorOptions options, ClipFactory clips, TaskBook tasks, TimeProvider time) : IAsyncDisposable
{
    // What has no result by then never gets one (dashscope.md §4.2).
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(3);

    private readonly ConcurrentDictionary<(string Account, string Model), SemaphoreSlim> slots = new();
    private readonly ConcurrentDictionary<string, Task> lives = new();

    /// <summary>Begins a life, or goes on with one that an earlier emulator began.</summary>
    public void Begin(EmulatedTask task)
    {
        // What was running before a restart has its place already; with fewer places now, it runs beside them.
        var id = task.Record.TaskId;
        var hadPlace = task.Record.Status == "RUNNING";
        var hasPlace = hadPlace && SlotsOf(task.Record).Wait(0);
        lives[id] = Task.Run(async () =>
        {
            await LiveAsync(task, hadPlace, hasPlace).ConfigureAwait(false);
            lives.TryRemove(id, out _);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(lives.Values).ConfigureAwait(false);
        foreach (var places in slots.Values)
        {
            places.Dispose();
        }
    }

    // By account and model (dashscope.md §4.6).
    private SemaphoreSlim SlotsOf(TaskRecord record) =>
        slots.GetOrAdd((record.Account ?? "", record.Order.Model), _ => new SemaphoreSlim(options.RunningTasks ?? record.Order.Rule.RunningTasks));

    private async Task LiveAsync(EmulatedTask task, bool hadPlace, bool hasPlace)
    {
        try
        {
            if (!hadPlace)
            {
                await UntilAsync(task.Record.SubmitTime + task.Record.QueueTime, task.Stopped).ConfigureAwait(false);
                await SlotsOf(task.Record).WaitAsync(task.Stopped).ConfigureAwait(false);
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
                SlotsOf(task.Record).Release();
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
            case "timeout":
                await TimeOutAsync(task).ConfigureAwait(false);
                return;
            case "canceled":
                await UntilAsync(record.ScheduledTime!.Value + record.RunTime, task.Stopped).ConfigureAwait(false);
                tasks.Change(task, running => running with { EndTime = time.GetUtcNow(), Status = "CANCELED" });
                return;
            case null when record.RunTime > LongestRun:
                await TimeOutAsync(task).ConfigureAwait(false);
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

    private async Task TimeOutAsync(EmulatedTask task)
    {
        await UntilAsync(task.Record.ScheduledTime!.Value + LongestRun, task.Stopped).ConfigureAwait(false);
        End(task, "InternalError.Timeout", ErrorTable.MessageOf("InternalError.Timeout"), clip: null);
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
