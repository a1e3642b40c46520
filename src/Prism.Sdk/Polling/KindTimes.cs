namespace Prism.Sdk.Polling;

/// <summary>The last runs of one kind of tasks.</summary>
internal sealed class KindTimes
{
    private const int Kept = 200;
    private const int KeptQueues = 50;

    private readonly Queue<double> runs = new();
    private readonly Queue<double> queues = new();
    private RunTimes? run;
    private double guess;

    public int Count => runs.Count;

    public long LastUse { get; set; }

    /// <summary>Gets the queue time that nine of ten tasks have at least, in seconds.</summary>
    public double Queue { get; private set; }

    public double? Middle => runs.Count == 0 ? null : runs.Order().ElementAt(runs.Count / 2);

    public void Add(double? queue, double seconds)
    {
        Keep(runs, seconds, Kept);
        run = null;
        if (queue is >= 0)
        {
            Keep(queues, queue.Value, KeptQueues);
            Queue = queues.Count < 5 ? queues.Min() : queues.Order().ElementAt(queues.Count / 10);
        }
    }

    public RunTimes Run(double typical)
    {
        if (run is null || guess != typical)
        {
            (run, guess) = (RunTimes.From([.. runs], typical), typical);
        }

        return run;
    }

    private static void Keep(Queue<double> all, double value, int most)
    {
        all.Enqueue(value);
        if (all.Count > most)
        {
            all.Dequeue();
        }
    }
}
