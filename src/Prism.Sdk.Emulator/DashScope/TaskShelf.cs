using System.Collections.Concurrent;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>Finds tasks by id and by time, among very many.</summary>
internal sealed class TaskShelf
{
    private readonly Lock door = new();
    private readonly ConcurrentDictionary<string, EmulatedTask> byId = new(StringComparer.Ordinal);
    private readonly List<EmulatedTask> byTime = [];

    public EmulatedTask? Find(string taskId) => byId.GetValueOrDefault(taskId);

    /// <summary>Gets all tasks, oldest first.</summary>
    public EmulatedTask[] All()
    {
        lock (door)
        {
            return [.. byTime];
        }
    }

    public void Add(EmulatedTask task)
    {
        lock (door)
        {
            byId[task.Record.TaskId] = task;
            byTime.Insert(Position(task.Record.SubmitTime, after: true), task);
        }
    }

    /// <summary>Forgets everything.</summary>
    /// <returns>What was there.</returns>
    public EmulatedTask[] Clear()
    {
        lock (door)
        {
            EmulatedTask[] all = [.. byTime];
            byTime.Clear();
            byId.Clear();
            return all;
        }
    }

    /// <summary>Gets a page of the tasks submitted from one moment to another, both included, newest first. Without a filter, no other task is looked at.</summary>
    public (int Total, List<TaskRecord> Page) Page(DateTimeOffset from, DateTimeOffset to, Func<TaskRecord, bool>? filter, int skip, int take)
    {
        lock (door)
        {
            var (first, end) = (Position(from, after: false), Position(to, after: true));
            var page = new List<TaskRecord>();
            if (filter is null)
            {
                for (var i = end - 1 - skip; i >= first && page.Count < take; i--)
                {
                    page.Add(byTime[i].Record);
                }

                return (Math.Max(0, end - first), page);
            }

            var total = 0;
            for (var i = end - 1; i >= first; i--)
            {
                var record = byTime[i].Record;
                if (filter(record) && total++ >= skip && page.Count < take)
                {
                    page.Add(record);
                }
            }

            return (total, page);
        }
    }

    private int Position(DateTimeOffset moment, bool after)
    {
        var (low, high) = (0, byTime.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var time = byTime[middle].Record.SubmitTime;
            if (time < moment || (after && time == moment))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
