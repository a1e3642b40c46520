namespace Prism.Sdk.Clients.DashScope;

/// <summary>Keeps queries, lists and cancels of all who wait in this process within what an account may ask: 20 a second (dashscope.md §4.6). Who comes first goes first.</summary>
internal sealed class TaskPace(TimeProvider time)
{
    private const int PerSecond = 20;

    // A little more than a second, so that jitter on the way does not put 21 into the service's second.
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1.05);

    private readonly Queue<DateTimeOffset> turns = new();

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan pause;
        lock (turns)
        {
            var now = time.GetUtcNow();
            var turn = turns.Count < PerSecond ? now : turns.Dequeue() + Second;
            turn = turn > now ? turn : now;
            turns.Enqueue(turn);
            pause = turn - now;
        }

        return pause > TimeSpan.Zero ? Task.Delay(pause, time, cancellationToken) : Task.CompletedTask;
    }
}
