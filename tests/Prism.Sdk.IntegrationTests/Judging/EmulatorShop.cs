using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Emulator;
using Prism.Sdk.Emulator.Clips;
using Prism.Sdk.Generation;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Judging;

/// <summary>The emulator as a shop: quick, with clips that cost nothing to make, and a bill that tells the words of each task.</summary>
internal sealed class EmulatorShop : IShop
{
    public static string Clips { get; } = MakeClips();

    private readonly HttpClient http = new();
    private readonly Dictionary<string, string> words = [];
    private readonly int atOnce;

    private EmulatorShop(PrismEmulator[] emulators, double speed, int atOnce) => (Emulators, Speed, this.atOnce) = (emulators, speed, atOnce);

    /// <summary>Gets one emulator for each account, that of the default one first.</summary>
    public IReadOnlyList<PrismEmulator> Emulators { get; }

    public PrismEmulator Emulator => Emulators[0];

    /// <summary>Gets the names of the accounts, in the order of <see cref="Emulators"/>.</summary>
    public static IReadOnlyList<string> Accounts { get; } = ["default", "second"];

    public double Speed { get; }

    public string Model => "wan2.6-t2v";

    public bool FindsLostSubmits => true;

    public static async Task<EmulatorShop> OpenAsync(double speed = 200, int atOnce = 10, TimeSpan listLag = default, int accounts = 1)
    {
        // At the same moment, so that their scaled clocks agree.
        var emulators = await Task.WhenAll(Enumerable.Range(0, accounts).Select(_ => PrismEmulator.StartAsync(new PrismEmulatorOptions
        {
            Speed = speed,
            ShareClips = true,
            SharedClipFolder = Clips,
            QueueTime = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)),
            RunTime = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)),
            RunningTasks = atOnce,

            // How many go at once is the subject, not how many a service lets in.
            Limits = EmulatorLimits.None,
            ListLag = listLag,
            KeepRequests = false,
        })));
        return new EmulatorShop(emulators, speed, atOnce);
    }

    public void Sell(IPrismBuilder prism)
    {
        prism.UseEmulator(Emulator);
        foreach (var (name, emulator) in Accounts.Zip(Emulators).Skip(1))
        {
            prism.AddDashScopeAccount(name, account =>
            {
                account.BaseAddress = new Uri(emulator.BaseAddress, "/api/v1/");
                account.ReadKeyFrom(() => "sk-" + name);
            });
        }

        prism.Services.Configure<DashScopeOptions>(static options => (options.SubmitTimeout, options.RequestTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)));
        prism.Services.Configure<GenerationOptions>(static options => options.PollingInterval = TimeSpan.FromSeconds(10));
        prism.Services.Decorate<IClipProvider>((_, inner) => new WideProvider(inner, atOnce, Speed));
    }

    public void LoseReply() => Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "drop-after" });

    public async Task<IReadOnlyList<BilledTask>> ReadBillAsync()
    {
        var bill = new List<BilledTask>();
        foreach (var (emulator, entry) in Emulators.SelectMany(static emulator => emulator.Bill.Select(entry => (emulator, entry))))
        {
            bill.Add(new BilledTask(entry.TaskId, entry.IsBilled || entry.IsForeign ? await WordsAsync(emulator, entry.TaskId) : "", entry.Price, entry.IsForeign, entry.IsBilled));
        }

        // A task that was still at work may have failed meanwhile.
        var free = Emulators.SelectMany(static emulator => emulator.Bill).Where(static entry => !entry.IsBilled).Select(static entry => entry.TaskId).ToHashSet();
        return [.. bill.Select(task => task with { IsBilled = task.IsBilled && !free.Contains(task.TaskId) })];
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        foreach (var emulator in Emulators)
        {
            await emulator.DisposeAsync();
        }
    }

    // Told once it has ended; faults that are left of a test's script are used up by asking again.
    private async Task<string> WordsAsync(PrismEmulator emulator, string taskId)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!words.ContainsKey(taskId))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(emulator.BaseAddress, $"/api/v1/tasks/{taskId}"));
            request.Headers.Authorization = new("Bearer", "sk-judge");
            try
            {
                using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
                var output = (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))?["output"];
                if ((string?)output?["orig_prompt"] is { } prompt || (string?)output?["task_status"] is "FAILED" or "CANCELED")
                {
                    words[taskId] = (string?)output?["orig_prompt"] ?? "";
                    break;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or System.Text.Json.JsonException)
            {
                // A fault of the script.
            }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        return words[taskId];
    }

    // Nobody looks into the clips of a test of money: one head of an MP4, with an empty index, stands for all, and no ffmpeg runs.
    private static string MakeClips()
    {
        var folder = Directory.CreateDirectory(Path.Join(Path.GetTempPath(), $"prism-money-clips-{Environment.ProcessId}")).FullName;
        foreach (var seconds in Enumerable.Range(2, 14))
        {
            File.WriteAllBytes(Path.Join(folder, ClipFolder.SharedName(new ClipShape("1280*720", seconds, FramesPerSecond: 30, HasSound: true))), [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0, 0, 0, 0, 8, .. "moov"u8]);
        }

        return folder;
    }
}
