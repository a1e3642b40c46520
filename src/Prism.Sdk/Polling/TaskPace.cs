namespace Prism.Sdk.Polling;

/// <summary>Keeps queries, lists and cancels of all who wait in this process within what an account may ask: 20 a second (dashscope.md §4.6). Who comes first goes first.</summary>
/// <remarks>A call holds its place until a second after its answer. The service received it somewhere between, so that however calls are held up on the way, no second of the service sees more than are allowed.</remarks>
internal sealed class TaskPace : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1.01);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly int perSecond;
    private readonly ITimer timer;
    private readonly Queue<long> answered = new();
    private readonly Queue<TaskCompletionSource> waiting = new();
    private int underWay;

    public TaskPace(TimeProvider time, int perSecond = 20)
    {
        (this.time, this.perSecond) = (time, perSecond);
        using (ExecutionContext.SuppressFlow())
        {
            timer = time.CreateTimer(static state => ((TaskPace)state!).Admit(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Waits for a place, however long the queue is.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        lock (gate)
        {
            if (waiting.Count == 0 && Free() == TimeSpan.Zero)
            {
                underWay++;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(turn);
        }

        Admit();
        var registration = cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
        await using (registration.ConfigureAwait(false))
        {
            await turn.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Takes a place, if one is free now.</summary>
    /// <returns>Zero when it was taken; how long to wait before asking again; infinite when an answer must come first.</returns>
    public TimeSpan TryEnter()
    {
        lock (gate)
        {
            var free = waiting.Count > 0 ? Timeout.InfiniteTimeSpan : Free();
            underWay += free == TimeSpan.Zero ? 1 : 0;
            return free;
        }
    }

    /// <summary>Gives a place back: its call was answered, or will not be.</summary>
    public void Leave()
    {
        bool hasWaiting;
        lock (gate)
        {
            underWay--;
            answered.Enqueue(time.GetTimestamp());
            hasWaiting = waiting.Count > 0;
        }

        if (hasWaiting)
        {
            Admit();
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            while (waiting.TryDequeue(out var turn))
            {
                turn.TrySetCanceled();
            }
        }
    }

    private void Admit()
    {
        TimeSpan next;
        lock (gate)
        {
            while ((next = Free()) == TimeSpan.Zero && waiting.TryDequeue(out var turn))
            {
                underWay += turn.TrySetResult() ? 1 : 0;
            }

            next = waiting.Count == 0 ? Timeout.InfiniteTimeSpan : next;
        }

        if (next > TimeSpan.Zero)
        {
            timer.Change(next, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan Free()
    {
        var now = time.GetTimestamp();
        while (answered.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= Second)
        {
            answered.Dequeue();
        }

        return underWay + answered.Count < perSecond ? TimeSpan.Zero
            : answered.TryPeek(out var first) ? Second - time.GetElapsedTime(first, now)
            : Timeout.InfiniteTimeSpan;
    }
}
