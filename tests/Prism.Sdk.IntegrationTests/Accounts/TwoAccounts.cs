using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Accounts;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Accounts;

/// <summary>Two accounts, each an emulator of its own with a bill of its own, and a journal that outlives the processes.</summary>
internal sealed class TwoAccounts : IAsyncDisposable
{
    private TwoAccounts(PrismEmulator first, PrismEmulator second)
    {
        (First, Second) = (first, second);
        Bench = new MoneyBench(Sell);
    }

    public PrismEmulator First { get; }

    public PrismEmulator Second { get; }

    /// <summary>Gets the room of each account: tasks that run at a time.</summary>
    public int Room { get; init; } = 5;

    public string SecondKey { get; set; } = "sk-second";

    /// <summary>Gets or sets whether the second account is configured; a new process reads it.</summary>
    public bool HasSecond { get; set; } = true;

    public MoneyBench Bench { get; }

    /// <summary>Gets the most tasks of each account that were at work at a time, as the provider saw them.</summary>
    public OpenTasks Open { get; } = new();

    public static async Task<TwoAccounts> OpenAsync(int room = 5, TimeSpan? runTime = null, TimeSpan? queueTime = null)
    {
        var time = runTime ?? TimeSpan.FromSeconds(15);
        var emulators = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => PrismEmulator.StartAsync(new PrismEmulatorOptions
        {
            Speed = 100,
            ShareClips = true,
            SharedClipFolder = EmulatorShop.Clips,
            QueueTime = (queueTime ?? TimeSpan.FromSeconds(1), queueTime ?? TimeSpan.FromSeconds(2)),
            RunTime = (time, time),
            RunningTasks = 50,
        })));
        return new TwoAccounts(emulators[0], emulators[1]) { Room = room };
    }

    public static ShotPlan Plan(string name, int shots) => Plans.Of("wan2.6-t2v", Enumerable.Range(1, shots).Select(shot => $"{name}, shot {shot}"));

    public async Task<VideoJob> StartAsync(string name, int shots, string? account = null) =>
        await Bench.Pipeline.StartAsync(Plan(name, shots), new JobOptions { Account = account }, TestContext.Current.CancellationToken);

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await holds())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Waits until a job has as many tasks as it has shots.</summary>
    public Task UntilOrderedAsync(VideoJob job, int shots) =>
        UntilAsync(async () => (await Bench.Books.ListLastSubmissionsAsync(job.Id)).Count(static row => row.TaskId is not null) == shots);

    public static int Submits(PrismEmulator emulator) => emulator.Requests.Count(static request => request is { Method: "POST" } && request.Path.Contains("video-synthesis", StringComparison.Ordinal));

    /// <summary>Each task is billed once, by the account that its row names.</summary>
    public async Task AcquitAsync(int shots)
    {
        var rows = (await Bench.Books.ReadSubmissionsAsync(new Prism.Sdk.Pricing.SpendingFilter()).ToListAsync()).Where(static row => row.State is not (SubmissionState.Void or SubmissionState.Failed)).ToArray();
        Assert.Equal(shots, rows.Length);
        Assert.Equal(Ids(First), rows.Where(static row => row.Account == "default").Select(static row => row.TaskId!).Order(StringComparer.Ordinal));
        Assert.Equal(Ids(Second), rows.Where(static row => row.Account == "second").Select(static row => row.TaskId!).Order(StringComparer.Ordinal));
        Assert.Empty(Bench.Witness.Seen);
    }

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }

    private static IEnumerable<string> Ids(PrismEmulator emulator) => emulator.Bill.Where(static entry => entry.IsBilled).Select(static entry => entry.TaskId).Order(StringComparer.Ordinal);

    private void Sell(IPrismBuilder prism)
    {
        prism.UseEmulator(First);
        prism.AddDashScopeAccount("default", account => account.Limits["wan2.6-t2v"] = Limit());
        if (HasSecond)
        {
            prism.AddDashScopeAccount("second", account =>
            {
                account.BaseAddress = new Uri(Second.BaseAddress, "/api/v1/");
                account.Limits["wan2.6-t2v"] = Limit();
                account.ReadKeyFrom(() => SecondKey);
            });
        }

        prism.Services.Configure<DashScopeOptions>(static options => options.SubmitTimeout = TimeSpan.FromSeconds(5));
        prism.Services.Configure<GenerationOptions>(static options => options.MaxConcurrentShots = 100);
        Open.Stand(prism.Services);
    }

    private DashScopeLimitOptions Limit() => new() { RunningTasks = Room, SubmitsPerSecond = 100 };
}
