using System.Runtime.CompilerServices;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Tests.Polling.Simulation;

/// <summary>A service as the poller sees it: looks and lists that take a round trip, told as things stand half way.</summary>
internal sealed class SimulatedService(SteppedTime time, double roundTrip = 0.12) : ITaskSource<SimulatedTask>
{
    private readonly Dictionary<string, List<SimulatedTask>> accounts = [];
    private readonly Dictionary<SimulatedTask, double> asOf = [];

    public bool CanList { get; init; } = true;

    public int CallsPerSecond => 20;

    public int Looks { get; private set; }

    public int Lists { get; private set; }

    /// <summary>Gets or sets what every call meets instead of an answer.</summary>
    public Func<Exception?> Fault { get; set; } = static () => null;

    public List<(double At, string Id)> Calls { get; } = [];

    public SimulatedTask Add(string account, string id, double queue, double run)
    {
        var task = new SimulatedTask(id, time.Seconds, queue, run);
        if (!accounts.TryGetValue(account, out var tasks))
        {
            accounts[account] = tasks = [];
        }

        tasks.Add(task);
        return task;
    }

    public async Task<SimulatedTask> LookAsync(string account, string taskId, CancellationToken cancellationToken)
    {
        Looks++;
        Calls.Add((time.Seconds, taskId));
        await HalfAsync(cancellationToken);
        ThrowIfDown();
        var task = accounts[account].Find(candidate => candidate.Id == taskId)!;
        asOf[task] = time.Seconds;
        await HalfAsync(cancellationToken);
        return task;
    }

    public async IAsyncEnumerable<SimulatedTask> ListAsync(string account, string model, DateTimeOffset? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in accounts[account].Where(task => from is null || time.GetUtcNow().AddSeconds(task.Created - time.Seconds) >= from).Chunk(100).ToArray())
        {
            Lists++;
            Calls.Add((time.Seconds, "list"));
            await HalfAsync(cancellationToken);
            ThrowIfDown();
            var told = time.Seconds;
            await HalfAsync(cancellationToken);
            foreach (var task in page)
            {
                asOf[task] = told;
                yield return task;
            }
        }
    }

    public TaskView Read(SimulatedTask task)
    {
        var told = asOf[task];
        var phase = told < task.Started ? TaskPhase.Queued : told < task.Ended ? TaskPhase.Running : TaskPhase.Succeeded;
        if (phase == TaskPhase.Succeeded)
        {
            task.ToldAt ??= time.Seconds;
        }

        return new TaskView(task.Id, phase, Moment(task.Created), phase == TaskPhase.Queued ? null : Moment(task.Started), phase == TaskPhase.Succeeded ? Moment(task.Ended) : null);
    }

    /// <summary>Forgets an account whose films are done.</summary>
    public void Close(string account)
    {
        accounts.Remove(account, out var tasks);
        tasks?.ForEach(task => asOf.Remove(task));
        Calls.Clear();
    }

    private DateTimeOffset Moment(double seconds) => time.GetUtcNow().AddSeconds(seconds - time.Seconds);

    private Task HalfAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromSeconds(roundTrip / 2), time, cancellationToken);

    private void ThrowIfDown()
    {
        if (Fault() is { } fault)
        {
            throw fault;
        }
    }
}
