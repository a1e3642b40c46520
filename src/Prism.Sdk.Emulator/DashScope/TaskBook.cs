using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.State;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>All tasks of the account: taken in, changed, listed and billed. Nothing is answered that is not written first.</summary>
internal sealed class TaskBook(PrismEmulatorOptions options, FaultBook faults, TimeProvider time, SavedState? saved) : IDisposable
{
    private readonly Lock door = new();
    private readonly TaskShelf shelf = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Occurs when a task begins its life: submitted now, or found in the state folder.</summary>
    public event Action<EmulatedTask>? Begun;

    public TimeSpan UrlLifetime => options.UrlLifetime;

    /// <summary>Gets or sets how long after its acceptance a task comes into the list.</summary>
    public TimeSpan ListLag { get; set; } = options.ListLag;

    public IReadOnlyList<BillEntry> Bill => Array.ConvertAll(shelf.All(), static task => task.Record.ToBill());

    /// <summary>Takes in what an earlier emulator left. The running ones begin first: they had their places.</summary>
    public void Resume()
    {
        var tasks = (saved?.Tasks ?? []).Select(record => new EmulatedTask(record, stopping.Token)).ToArray();
        Array.ForEach(tasks, shelf.Add);
        foreach (var task in tasks.Where(task => !task.Record.HasEnded).OrderBy(task => task.Record.ScheduledTime ?? DateTimeOffset.MaxValue).ThenBy(task => task.Record.SubmitTime))
        {
            Begun?.Invoke(task);
        }
    }

    public TaskRecord Accept(WanOrder order) => Accept(order, faults.Take("submit", FaultWords.IsFate), isForeign: false, at: null);

    public TaskRecord AcceptForeign(WanOrder order, DateTimeOffset? at) => Accept(order, fate: null, isForeign: true, at);

    public EmulatedTask? Find(string taskId) => shelf.Find(taskId);

    public (int Total, List<TaskRecord> Page) Page(DateTimeOffset from, DateTimeOffset to, Func<TaskRecord, bool>? filter, int skip, int take)
    {
        var newest = time.GetUtcNow() - ListLag;
        return shelf.Page(from, to < newest ? to : newest, filter, skip, take);
    }

    /// <summary>Changes a task, unless it is forgotten or the change does not want to.</summary>
    /// <returns>Whether it was changed.</returns>
    public bool Change(EmulatedTask task, Func<TaskRecord, TaskRecord?> change)
    {
        lock (door)
        {
            if (shelf.Find(task.Record.TaskId) != task || change(task.Record) is not { } next)
            {
                return false;
            }

            saved?.Write(next);
            task.Record = next;
            return true;
        }
    }

    public bool Cancel(EmulatedTask task)
    {
        var canceled = Change(task, record => record.Status == "PENDING" ? record with { Status = "CANCELED", EndTime = time.GetUtcNow() } : null);
        if (canceled)
        {
            task.Stop();
        }

        return canceled;
    }

    public void Clear()
    {
        EmulatedTask[] forgotten;
        lock (door)
        {
            forgotten = shelf.Clear();
            saved?.Clear();
        }

        Array.ForEach(forgotten, static task => task.Stop());
    }

    /// <summary>Stops the life of every task where it stands.</summary>
    public void Stop() => stopping.Cancel();

    public void Dispose() => stopping.Dispose();

    private TaskRecord Accept(WanOrder order, EmulatorFault? fate, bool isForeign, DateTimeOffset? at)
    {
        EmulatedTask task;
        lock (door)
        {
            var record = new TaskRecord
            {
                Order = order,
                SubmitTime = at ?? time.GetUtcNow(),
                QueueTime = Between(options.QueueTime),
                RunTime = Between(options.RunTime),
                Fate = fate,
                IsForeign = isForeign,
            };
            saved?.Write(record);
            task = new EmulatedTask(record, stopping.Token);
            shelf.Add(task);
        }

        Begun?.Invoke(task);
        return task.Record;
    }

    private static TimeSpan Between((TimeSpan Shortest, TimeSpan Longest) bounds) =>
        bounds.Shortest + ((bounds.Longest - bounds.Shortest) * Random.Shared.NextDouble());
}
