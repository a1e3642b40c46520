using Prism.Sdk.Polling;
using Prism.Sdk.Tests.Polling.Simulation;

namespace Prism.Sdk.Tests.Polling;

public sealed class TaskPollerTests : IDisposable
{
    private readonly SteppedTime time = new();
    private readonly SimulatedService service;
    private readonly LearnedTimes learned = new();
    private readonly TaskPoller<SimulatedTask> poller;
    private readonly List<string> ended = [];
    private readonly List<string> dark = [];

    public TaskPollerTests()
    {
        service = new SimulatedService(time);
        poller = new TaskPoller<SimulatedTask>(service, learned, time, new Random(1));
    }

    public void Dispose() => poller.Dispose();

    [Fact]
    public async Task WaitAsync_NothingLearned_LooksLongBeforeTheTypicalTimeAndFindsAShortTaskSoon()
    {
        var waiting = Wait("a", run: 12);

        time.Run(until: 30);

        Assert.True(await waiting);
        Assert.InRange(service.Calls[0].At, 5, 25);
    }

    [Fact]
    public void WaitAsync_FewSeen_FirstLookIsNotAfterTheShortestSeen()
    {
        foreach (var run in new[] { 100, 110, 104 })
        {
            learned.Learn(new TaskKind("m", "s", 5), TimeSpan.Zero, TimeSpan.FromSeconds(run));
        }

        _ = Wait("a", run: 1000);
        time.Run(until: 200);

        Assert.InRange(service.Calls[0].At, 30, 100.1);
    }

    [Fact]
    public void WaitAsync_Queued_IsAskedSparselyAndNotMissedWhenItRuns()
    {
        LearnNarrow();
        _ = Wait("a", run: 100, queue: 1000);

        time.Run();

        // Once within each shortest run while it waits; then about as often as any other.
        Assert.Equal(["a"], ended);
        Assert.InRange(service.Calls.Count(call => call.At < 1000), 8, 14);
        Assert.InRange(service.Looks, 12, 30);
    }

    [Fact]
    public void WaitAsync_SeveralEndTogether_OneListTellsOfAll()
    {
        LearnNarrow();
        for (var i = 0; i < 8; i++)
        {
            _ = Wait($"t{i}", run: 100 + i);
        }

        time.Run();

        Assert.Equal(8, ended.Count);
        Assert.InRange(service.Lists, 3, 30);
        Assert.InRange(service.Looks, 8, 12);
    }

    [Fact]
    public void WaitAsync_ListShowsNoneOfOurs_LooksAloneAndFindsAll()
    {
        // Two accounts share no list here: what is waited for as of account x is in another one's list.
        LearnNarrow();
        var blind = new BlindList(service);
        using var other = new TaskPoller<SimulatedTask>(blind, learned, time, new Random(1));
        for (var i = 0; i < 6; i++)
        {
            _ = Wait($"t{i}", run: 100, by: other);
        }

        time.Run();

        Assert.Equal(6, ended.Count);
        Assert.InRange(blind.Lists, 1, 2);
    }

    [Fact]
    public void WaitAsync_ManyOverdueAtOnce_NeverMoreThanTwentyCallsASecondAndTheLongestDueFirst()
    {
        var alone = new TaskPoller<SimulatedTask>(new SimulatedServiceWithoutList(service), learned, time, new Random(1));
        for (var i = 0; i < 200; i++)
        {
            _ = Wait($"t{i:000}", run: 0.01, interval: TimeSpan.FromSeconds(60), by: alone);
        }

        time.Run();
        alone.Dispose();

        Assert.Equal(200, ended.Count);
        AssertPace();
        Assert.Equal(ended.Order(StringComparer.Ordinal), ended);
    }

    [Fact]
    public void WaitAsync_MoreThanThePaceCarries_NobodyStarves()
    {
        var alone = new TaskPoller<SimulatedTask>(new SimulatedServiceWithoutList(service), learned, time, new Random(1));
        for (var i = 0; i < 300; i++)
        {
            _ = Wait($"t{i:000}", run: 100_000, interval: TimeSpan.FromSeconds(1), by: alone);
        }

        time.Run(until: 160);
        alone.Dispose();

        var counts = service.Calls.CountBy(call => call.Id).Select(pair => pair.Value).ToArray();
        Assert.Equal(300, counts.Length);
        Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        AssertPace();
    }

    [Fact]
    public void WaitAsync_OutageForTwoHours_SlowsDownTellsEachOnceAndCollectsAll()
    {
        LearnNarrow();
        for (var i = 0; i < 10; i++)
        {
            _ = Wait($"t{i}", run: 100);
        }

        service.Fault = () => time.Seconds < 7200 ? new ProviderRequestException("down") { IsTransient = true } : null;
        time.Run();

        Assert.Equal(10, ended.Count);
        Assert.Equal(10, dark.Distinct().Count());
        Assert.Equal(10, dark.Count);
        Assert.InRange(service.Calls.Count(call => call.At is > 200 and < 7200), 60, 200);
        Assert.InRange(time.Seconds, 7200, 7300);
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(7200, 300)]
    public void WaitAsync_ServerSaysWhenToComeBack_IsHonouredUpToFiveMinutes(int asked, int waited)
    {
        var first = true;
        service.Fault = () => first && !(first = false) ? new ProviderRequestException("slow down") { IsTransient = true, RetryAfter = TimeSpan.FromSeconds(asked) } : null;
        _ = Wait("a", run: 1);
        time.Run();

        Assert.Equal(["a"], ended);
        Assert.InRange(service.Calls[1].At - service.Calls[0].At, waited, waited + 1);
    }

    [Fact]
    public async Task WaitAsync_OneIsCanceled_TheOthersGoOn()
    {
        using var stop = new CancellationTokenSource();
        var (canceled, other) = (Wait("a", run: 50, token: stop.Token), Wait("b", run: 50));

        time.Run(until: 5);
        await stop.CancelAsync();
        time.Run();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        Assert.True(await other);
        Assert.Equal(["b"], ended);
        Assert.Equal(0, poller.Count);
    }

    [Fact]
    public async Task WaitAsync_DeadlinePasses_EndsAfterALastLook()
    {
        var waiting = Wait("a", run: 5000, deadline: 90);

        time.Run();

        Assert.False(await waiting);
        Assert.InRange(service.Calls[^1].At, 90, 90.1);
    }

    [Fact]
    public async Task WaitAsync_DeadlineInAnOutage_Ends()
    {
        service.Fault = static () => new ProviderRequestException("down") { IsTransient = true };
        var waiting = Wait("a", run: 5000, deadline: 600);

        time.Run();

        Assert.False(await waiting);
        Assert.InRange(time.Seconds, 600, 601);
    }

    [Fact]
    public async Task WaitAsync_KeyIsRefused_FailsWhoWasAskedFor()
    {
        service.Fault = static () => new ProviderRequestException("bad key") { Code = "InvalidApiKey", StatusCode = System.Net.HttpStatusCode.Unauthorized };
        var waiting = Wait("a", run: 50);

        time.Run();

        await Assert.ThrowsAsync<ProviderRequestException>(() => waiting);
        Assert.Equal(0, poller.Count);
    }

    [Fact]
    public async Task WaitAsync_WaiterThrows_OnlyItsOwnWaitFails()
    {
        var ticket = Ticket(service.Add("default", "a", 0, 10), null, null);
        var failing = poller.WaitAsync(ticket, static _ => throw new InvalidOperationException("mine"), CancellationToken.None);
        var other = Wait("b", run: 10);

        time.Run();

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.True(await other);
    }

    [Fact]
    public async Task Dispose_CallsUnderWay_CancelsAllWaitsAndLeavesNothingBehind()
    {
        var unobserved = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> count = (_, _) => Interlocked.Increment(ref unobserved);
        TaskScheduler.UnobservedTaskException += count;
        Task<bool>[] waits = [Wait("a", run: 50, interval: TimeSpan.FromSeconds(1)), Wait("b", run: 50)];

        time.Run(until: 0.03);
        poller.Dispose();
        time.Run();

        foreach (var wait in waits)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= count;
        Assert.Equal(0, unobserved);
        Assert.Throws<ObjectDisposedException>(() => { _ = poller.WaitAsync(Ticket(service.Add("default", "c", 0, 1), null, null), static _ => true, CancellationToken.None); });
    }

    [Fact]
    public void WaitAsync_ManyWaiters_CostAnObjectAndNoTimer()
    {
        const int Waiters = 10_000;
        LearnNarrow();
        var tasks = Enumerable.Range(0, Waiters).Select(i => service.Add("default", $"t{i}", 0, 100)).ToArray();

        // What this thread asks for, not what the process holds: other tests run beside this one.
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var task in tasks)
        {
            _ = poller.WaitAsync(Ticket(task, null, null), static _ => false, CancellationToken.None);
        }

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / Waiters;
        Assert.InRange(each, 0, 2048);
        Assert.Equal(Waiters, poller.Count);
    }

    private static TaskTicket Ticket(SimulatedTask task, TimeSpan? interval, DateTimeOffset? deadline) => new()
    {
        TaskId = task.Id,
        Kind = new TaskKind("m", "s", 5),
        SubmittedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(task.Created),
        Interval = interval,
        Deadline = deadline,
    };

    private void LearnNarrow()
    {
        for (var i = 0; i < 60; i++)
        {
            learned.Learn(new TaskKind("m", "s", 5), TimeSpan.Zero, TimeSpan.FromSeconds(95 + (i % 20)));
        }
    }

    private Task<bool> Wait(string id, double run, double queue = 0, TimeSpan? interval = null, double? deadline = null, TaskPoller<SimulatedTask>? by = null, CancellationToken token = default)
    {
        var task = service.Add("default", id, queue, run);
        var end = deadline is { } seconds ? time.GetUtcNow().AddSeconds(seconds) : (DateTimeOffset?)null;
        return (by ?? poller).WaitAsync(Ticket(task, interval, end), sighting =>
        {
            if (sighting.Fault is not null)
            {
                dark.Add(id);
            }
            else if (service.Read(sighting.Task!).Phase == TaskPhase.Succeeded)
            {
                ended.Add(id);
                return true;
            }

            return false;
        }, token);
    }

    private void AssertPace()
    {
        var calls = service.Calls.Select(static call => call.At).Order().ToArray();
        Assert.All(Enumerable.Range(0, calls.Length - 20), i => Assert.True(calls[i + 20] - calls[i] >= 1, $"21 calls within {calls[i + 20] - calls[i]} s"));
    }
}
