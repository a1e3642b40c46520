using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Prism.Sdk.Drill;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>A journal, a folder of films and an emulator that outlive the processes; and the judge, who asks the emulator's bill.</summary>
internal sealed class DrillRoom : IAsyncDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("prism-drill-");
    private readonly string place;

    private DrillRoom(PrismEmulator[] emulators, string? place) => (Emulators, this.place) = (emulators, place ?? temporary.FullName);

    /// <summary>Gets one emulator for each account: <c>default</c>, then <c>second</c>.</summary>
    public IReadOnlyList<PrismEmulator> Emulators { get; }

    public PrismEmulator Emulator => Emulators[0];

    private IEnumerable<BillEntry> Bill => Emulators.SelectMany(static emulator => emulator.Bill);

    public string Films => Path.Join(place, "films");

    public static async Task<DrillRoom> OpenAsync(string? place = null, double speed = 100, TimeSpan? runTime = null, int runningTasks = 5, string? state = null, int accounts = 1)
    {
        var time = runTime ?? TimeSpan.FromSeconds(15);
        return new DrillRoom(
            await Task.WhenAll(Enumerable.Range(0, accounts).Select(_ => PrismEmulator.StartAsync(new PrismEmulatorOptions
            {
                Speed = speed,
                QueueTime = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)),
                RunTime = (time, time),
                RunningTasks = runningTasks,
                StateFolder = state,
                ShareClips = true,
                SharedClipFolder = Path.Join(AppContext.BaseDirectory, "drill-clips"),
            }))),
            place);
    }

    public DrillChild Start(string what, params string[] arguments) => StartUnder([], what, arguments);

    public DrillChild StartUnder(IReadOnlyList<string> under, string what, params string[] arguments) => DrillChild.Start(Words(what, arguments), under);

    /// <summary>Goes on after a death, to the end, in this process: to the journal it is as new as any other, and its code is compiled already.</summary>
    public async Task<DrillLines> GoOnAsync(string what, params string[] arguments)
    {
        var lines = new DrillLines();
        var stage = new DrillStage(new ConfigurationBuilder().AddCommandLine(Words(what, arguments)).Build(), lines.Keep);
        try
        {
            Assert.Equal(0, await stage.RunAsync().WaitAsync(DrillChild.Patience, TestContext.Current.CancellationToken));
            return lines;
        }
        catch (Exception)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(lines.Output);
            throw;
        }
    }

    private string[] Words(string what, string[] arguments) =>
    [
        "--do", what,
        "--emulator", Emulator.BaseAddress.AbsoluteUri,
        "--database", $"sqlite:///{Path.Join(place, "jobs.db")}",
        "--static", Films,

        // A lost submit is looked up this long after it, in simulated time; the defaults only make the drills longer.
        "--Prism:Generation:ListSettleTime", "00:00:10",
        "--Prism:DashScope:SubmitTimeout", "00:00:10",

        // One FFmpeg less, where the film is not the subject.
        "--Prism:Composition:Poster", "false",
        .. Emulators.Skip(1).SelectMany(static emulator => new[] { "--Prism:Accounts:second:BaseAddress", new Uri(emulator.BaseAddress, "/api/v1/").AbsoluteUri, "--Prism:Accounts:second:ApiKey", "sk-second" }),
        .. arguments,
    ];

    /// <summary>Everything that was promised, by the bill: each shot bought once, each clip in its film, the ledger equal to the bill, nothing left half made.</summary>
    public void Judge(DrillLines last, int jobs, int shots)
    {
        var billed = Bill.Where(static entry => entry.IsBilled).ToArray();
        var films = last.Jobs.ToArray();
        Assert.True(jobs == films.Length, $"{films.Length} jobs:\n{last.Output}");
        Assert.All(films, film => Assert.True((string?)film["status"] == "Completed", last.Output));
        Assert.True(billed.Length == jobs * shots, $"{billed.Length} tasks are billed for {jobs} × {shots} shots.\n{last.Output}");

        Assert.Equal(billed.Select(static entry => entry.TaskId).Order(), films.SelectMany(static film => film["clips"]!.AsArray()).Select(static clip => (string)clip!).Order());
        Assert.Equal(billed.Sum(static entry => entry.Price), films.Sum(static film => (decimal)film["confirmed"]!));
        Assert.Equal(0, films.Sum(static film => (decimal)film["open"]!));
        Assert.All(films, JudgeFilm);
        JudgeFolder();
    }

    /// <summary>The shots of a plan have different lengths: the bill alone tells that each was bought once.</summary>
    public void JudgeLengths(int jobs, int shots)
    {
        var lengths = Bill.Where(static entry => entry.IsBilled).CountBy(static entry => entry.Seconds).OrderBy(static pair => pair.Key);
        Assert.Equal(Enumerable.Range(2, shots).Select(seconds => KeyValuePair.Create(seconds, jobs)), lengths);
    }

    public void JudgeFolder()
    {
        string[] halfMade = [".part", ".new"];
        var left = Directory.Exists(Films)
            ? Directory.EnumerateFileSystemEntries(Films, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
                .Where(path => halfMade.Contains(Path.GetExtension(path)) || Path.GetFileName(path).StartsWith("compose-", StringComparison.Ordinal))
            : [];
        Assert.Empty(left);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var emulator in Emulators)
        {
            await emulator.DisposeAsync();
        }

        temporary.Delete(recursive: true);
    }

    private static void JudgeFilm(JsonObject film)
    {
        using var file = File.OpenRead((string)film["film"]!);
        Assert.Equal((string)film["sha256"]!, Convert.ToHexStringLower(SHA256.HashData(file)));
        Assert.True((double)film["seconds"]! > 1.8, string.Create(CultureInfo.InvariantCulture, $"The film has {film["seconds"]} seconds."));
    }
}
