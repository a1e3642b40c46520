using System.Collections.Concurrent;
using Prism.Sdk.Emulator.Clips;
using Prism.Sdk.Emulator.Control;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>All tasks of the account, and the life of each: queued, running in one of a few slots, ended.</summary>
internal sealed class TaskBook(PrismEmulatorOptions options, ClipFactory clips, FaultBook faults, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim slots = new(options.RunningTasks);
    private readonly ConcurrentDictionary<string, Task> lives = new();
    private readonly List<EmulatedTask> tasks = [];

    public TimeSpan UrlLifetime => options.UrlLifetime;

    public IReadOnlyList<EmulatedTask> All
    {
        get
        {
            lock (tasks)
            {
                return [.. tasks];
            }
        }
    }

    public IReadOnlyList<BillEntry> Bill =>
    [
        .. All.Select(task => new BillEntry
        {
            TaskId = task.TaskId,
            RequestId = task.RequestId,
            Model = WanRules.Model,
            Seconds = task.Order.Seconds,
            Size = task.Order.Size,
            Price = WanRules.PricePerSecond(task.Order.Size) * task.Order.Seconds,
            Currency = WanRules.Currency,
            Status = task.Status,
            Time = task.SubmitTime,
        }),
    ];

    public EmulatedTask Accept(WanOrder order)
    {
        var task = new EmulatedTask { Order = order, SubmitTime = time.GetUtcNow() };
        lock (tasks)
        {
            tasks.Add(task);
        }

        var failure = faults.Take("submit", "fail");
        lives[task.TaskId] = Task.Run(() => LiveAsync(task, failure));
        return task;
    }

    public EmulatedTask? Find(string taskId) => All.FirstOrDefault(task => task.TaskId == taskId);

    public bool Cancel(EmulatedTask task)
    {
        lock (task)
        {
            if (task.Status != "PENDING")
            {
                return false;
            }

            task.Status = "CANCELED";
            task.EndTime = time.GetUtcNow();
        }

        task.Stop();
        return true;
    }

    public void Clear()
    {
        lock (tasks)
        {
            tasks.ForEach(task => task.Stop());
            tasks.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(lives.Values).ConfigureAwait(false);
        slots.Dispose();
    }

    private async Task LiveAsync(EmulatedTask task, EmulatorFault? failure)
    {
        // Each task has times of its own, the same in every look at it.
        var random = new Random(task.TaskId.GetHashCode(StringComparison.Ordinal));
        try
        {
            await Task.Delay(Between(random, options.QueueTime), time, task.Stopped).ConfigureAwait(false);
            await slots.WaitAsync(task.Stopped).ConfigureAwait(false);
            try
            {
                if (!Begin(task))
                {
                    return;
                }

                var making = failure is null ? clips.MakeAsync(task.TaskId, task.Order, task.Stopped) : Task.FromResult("");
                await Task.Delay(Between(random, options.RunTime), time, task.Stopped).ConfigureAwait(false);
                End(task, failure, await making.ConfigureAwait(false));
            }
            finally
            {
                slots.Release();
            }
        }
        catch (OperationCanceledException) when (task.Stopped.IsCancellationRequested)
        {
            // Canceled, or the emulator forgot it.
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // The clip could not be made on this machine: the task fails as the real one does when its machine does.
            End(task, new EmulatorFault { Route = "submit", Kind = "fail", Code = "InternalError.Algo", Message = exception.Message }, file: "");
        }
    }

    private bool Begin(EmulatedTask task)
    {
        lock (task)
        {
            if (task.Status != "PENDING")
            {
                return false;
            }

            task.ScheduledTime = time.GetUtcNow();
            task.Status = "RUNNING";
            return true;
        }
    }

    private void End(EmulatedTask task, EmulatorFault? failure, string file)
    {
        lock (task)
        {
            task.EndTime = time.GetUtcNow();
            (task.Code, task.Message) = (failure?.Code, failure?.Message);
            task.File = file;
            task.Status = failure is null ? "SUCCEEDED" : "FAILED";
        }
    }

    private static TimeSpan Between(Random random, (TimeSpan Shortest, TimeSpan Longest) bounds) =>
        bounds.Shortest + ((bounds.Longest - bounds.Shortest) * random.NextDouble());
}
