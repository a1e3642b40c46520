using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.DashScope.Rules;
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

    /// <summary>Gets or sets how long after its acceptance a task comes into the list.</summary>
    public TimeSpan ListLag { get; set; } = options.ListLag;

    public IReadOnlyList<BillEntry> Bill => Array.ConvertAll(shelf.All(), static task => task.Record.ToBill());

    /// <summary>Takes in what an earlier emulator left. The running ones begin first: they had their places.</summary>
    public void Resume()
    {
        var tasks = (saved?.Tasks ?? []).Select(record => new EmulatedTask(record, stopping.Token)).ToArray();
        Array.ForEach(tasks, shelf.Add);
        HasAccounts = tasks.Any(static task => task.Record.Account is { Length: > 0 });
        foreach (var task in tasks.Where(task => !task.Record.HasEnded).OrderBy(task => task.Record.ScheduledTime ?? DateTimeOffset.MaxValue).ThenBy(task => task.Record.SubmitTime))
        {
            Begun?.Invoke(task);
        }
    }

    public TaskRecord Accept(WanOrder order, string account = "") => Accept(order, account, faults.Take("submit", FaultWords.IsFate), isForeign: false, at: null);

    /// <summary>Takes in an order that breaks a rule, and fails with the refusal.</summary>
    public TaskRecord AcceptRefused(WanOrder order, string account, RefusedException refusal) =>
        Accept(order, account, new EmulatorFault { Route = "submit", Kind = "fail", Code = refusal.Code, Message = refusal.Message }, isForeign: false, at: null);

    public TaskRecord AcceptForeign(WanOrder order, DateTimeOffset? at) => Accept(order, "", fate: null, isForeign: true, at);

    public EmulatedTask? Find(string taskId) => shelf.Find(taskId);

    /// <summary>Finds a task as a key of an account may see it.</summary>
    public EmulatedTask? Find(string taskId, string account) => shelf.Find(taskId) is { } task && (task.Record.Account ?? "") == account ? task : null;

    /// <summary>Gets whether there were ever tasks of more accounts than the usual one.</summary>
    public bool HasAccounts { get; private set; }

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

    private TaskRecord Accept(WanOrder order, string account, EmulatorFault? fate, bool isForeign, DateTimeOffset? at)
    {
        EmulatedTask task;
        lock (door)
        {
            HasAccounts |= account.Length > 0;
            var record = new TaskRecord
            {
                Order = order,
                Account = account,
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
