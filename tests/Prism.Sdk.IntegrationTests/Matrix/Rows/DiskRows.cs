using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Configuration;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>Disks that are full or not ours, and files that somebody took away.</summary>
public sealed class DiskRows : MatrixTable
{
    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("D20", "the disk is full when the clip comes home", "an error of ours; a film once there is room", Retry.Fix, ChargeKind.Confirmed, "nothing half made is left; one POST", FullAsync, new BenchSetup { HasRealClips = true }),
        Row("D21", "the folder of the films cannot be written", "an error of ours", Retry.Fix, ChargeKind.Confirmed, "at most one POST, and its task is kept", NotOursAsync, With(static prism => prism.Services.Configure<PrismOptions>(static options => options.StaticRoot = "/proc/prism"))),
        Own("D22", "the disk fails when a clip is synced", "an error of ours; a film by the next process", Retry.Later, ChargeKind.Confirmed, "the clip is not believed; one task a shot", static () => FailingSync.PlayAsync("fsync", from: 1)),
        Row("D23", "a clip is deleted or altered behind our back", "a film", Retry.Auto, ChargeKind.None, "fetched again; one POST a shot", TakenAwayAsync, new BenchSetup { HasRealClips = true, Change = static prism => prism.Services.Configure<GenerationOptions>(static options => options.MaxConcurrentShots = 1) }),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static async Task FullAsync(MatrixBench bench)
    {
        using var disk = SmallDisk.Mount(kilobytes: 4096, Path.Join(bench.Folder, "videos"));
        var filling = Path.Join(disk.Folder, "filling");
        await File.WriteAllBytesAsync(filling, new byte[4080 * 1024]);
        var job = await bench.StartAsync();
        var ended = await Record.ExceptionAsync(() => job.WaitForCompletionAsync());
        Assert.IsType<PrismException>(ended, exactMatch: false);
        bench.Sweep.LookAt(ended!);
        File.Delete(filling);
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
        await bench.JudgeAsync();
    }

    private static async Task NotOursAsync(MatrixBench bench)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The folder of this row is Linux's.");
        var ended = await Record.ExceptionAsync(async () => await (await bench.StartAsync()).WaitForCompletionAsync());
        Assert.IsType<PrismException>(ended, exactMatch: false);
        bench.Sweep.LookAt(ended!);
        Assert.InRange(bench.Posts, 0, 1);
    }

    private static async Task TakenAwayAsync(MatrixBench bench)
    {
        foreach (var (harm, number) in new Action<string>[] { File.Delete, static path => File.AppendAllText(path, "x") }.Select(static (harm, number) => (harm, number)))
        {
            // The first clip is home when the second task fails.
            bench.Fault("submit", "fail", skip: 1);
            var job = await bench.Pipeline.StartAsync(MatrixBench.Plan(2, $"{Canary.Words} {number}"));
            await bench.FailAsync<ClipFailedException>(job);
            harm(Assert.Single(Directory.GetFiles(Path.Join(bench.Folder, "videos", job.Id, "clips"), "*.mp4")));
            await bench.FilmAsync(await bench.AgainAsync(job));
            Assert.Equal(3 * (number + 1), bench.Posts);
        }
    }
}
