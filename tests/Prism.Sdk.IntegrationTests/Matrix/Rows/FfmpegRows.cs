using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Composition;
using Prism.Sdk.IntegrationTests.Composition;
using Prism.Sdk.IntegrationTests.Crash;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>ffmpeg missing, broken, stuck, lying about its success, and fed with strange words.</summary>
public sealed class FfmpegRows : MatrixTable
{
    // Only the cut writes a film; all else goes to the real tool.
    private const string OnCut = "#!/bin/sh\ncase \"$*\" in *'-f null'*) exec ffmpeg \"$@\";; *film.mp4*) {0};; *) exec ffmpeg \"$@\";; esac\n";

    private static readonly VideoSize Small = new(320, 240);
    private static readonly BenchSetup Real = new() { HasRealClips = true };

    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("F01", "no ffmpeg", "PrismConfigurationException that says how to get it", Retry.Fix, ChargeKind.None, "said before anything is bought", bench => UselessAsync(bench, script: null), Real),
        Row("F02", "ffmpeg cannot be run, fails, or has no H.264", "PrismConfigurationException that says why", Retry.Fix, ChargeKind.None, "said before anything is bought", CannotAsync, Real),
        Own("F03", "ffmpeg crashes", "CompositionException", Retry.Later, ChargeKind.Confirmed, "the clips stay, nothing half made is left", () => CutFailsAsync("kill -SEGV $$")),
        Own("F04", "ffmpeg says nothing any more", "CompositionException that names the setting", Retry.Later, ChargeKind.Confirmed, "stopped by the watchdog, no process is left", () => BorrowAsync(static tests => tests.ComposeAsync_FfmpegHangs_IsStoppedByTheWatchdog())),
        Own("F05", "ffmpeg is killed for its memory", "CompositionException", Retry.Later, ChargeKind.Confirmed, "the clips stay, nothing half made is left", () => CutFailsAsync("kill -KILL $$")),
        Own("F06", "a clip is gone when the film is cut", "CompositionException that names the shot", Retry.Later, ChargeKind.Confirmed, "no film that is too short is published", () => BorrowAsync(static tests => tests.ComposeAsync_BadSecondClip_NamesItsShotAndKeepsTheOldFilm("missing"))),
        Own("F07", "a clip is spoilt in its middle", "CompositionException that names the shot", Retry.Later, ChargeKind.Confirmed, "no film that is too short is published", () => BorrowAsync(static tests => tests.ComposeAsync_BadSecondClip_NamesItsShotAndKeepsTheOldFilm("spoiled in the middle"))),
        Own("F08", "ffmpeg ends well, and its file has lost its end", "CompositionException", Retry.Later, ChargeKind.Confirmed, "the exit code is not believed", () => BorrowAsync(static tests => tests.ComposeAsync_FfmpegDiesOrLies_NothingIsPublished("ffmpeg -v error -f lavfi -i testsrc2=size=160x120:rate=30:duration=1 -c:v libx264 -y film.pictures.mp4; exit 0", "frames where 60 were asked for"))),
        Own("F09", "the disk is full when the film is put in its place", "CompositionException", Retry.Fix, ChargeKind.Confirmed, "nothing half made is left", FullDiskAsync),
        Own("F10", "ffmpeg floods its error output, without a line break", "a film", Retry.Auto, ChargeKind.None, "both pipes are drained, memory is bounded", () => FilmAsync("head -c 30000000 /dev/zero | tr '\\0' x >&2; exec ffmpeg \"$@\"")),
        Row("F11", "a caption that is a filter", "a film", Retry.Auto, ChargeKind.None, "no word of it in any argument", HostileCaptionAsync, Real),
        Own("F12", "paths with quotes, line breaks, colons, percent signs, a hyphen first, pipes", "a film", Retry.Auto, ChargeKind.None, "ffmpeg sees only names that we made", StrangePathsAsync),
        Own("F13", "the process is killed while ffmpeg runs", "a film by the next process", Retry.Auto, ChargeKind.None, "one film, nothing half made", static () => KillRun.RunAsync(KillDrills.OfCuts.First(static drill => drill.Point == "B29"), "B29", 0)),
        Own("F14", "the caller cancels the cut", "OperationCanceledException", Retry.Later, ChargeKind.Confirmed, "ffmpeg is dead, nothing half made is left", () => BorrowAsync(static tests => tests.ComposeAsync_Canceled_StopsFfmpegWithinTwoSecondsAndLeavesNothing())),
        Own("F15", "the film's name is a folder, or a link to somewhere else", "CompositionException; or the film instead of the link", Retry.Fix, ChargeKind.Confirmed, "what the link shows to is not touched", OccupiedNameAsync),
        Own("F16", "clips of different rates, shapes and sounds", "a film", Retry.Auto, ChargeKind.None, "normalised, as long as its shots", MixedAsync),
        Own("F17", "ffprobe talks nonsense", "CompositionException", Retry.Later, ChargeKind.Confirmed, "nothing half made is left", NonsenseAsync),
        Row("F18", "the wall clock jumps during the cut", "a film", Retry.Auto, ChargeKind.None, "the watchdog goes by the steady clock", ClockJumpAsync, Real),
        Row("F19", "a finished film is asked for again", "the same film", Retry.Auto, ChargeKind.None, "ffmpeg is not started again", AgainAsync, Real),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static async Task BorrowAsync(Func<FfmpegVideoComposerFaultTests, Task> test)
    {
        using var tests = new FfmpegVideoComposerFaultTests();
        await test(tests);
    }

    private static async Task UselessAsync(MatrixBench bench, string? script)
    {
        foreach (var name in (string[])["ffmpeg", "ffprobe"])
        {
            var tool = Path.Join(bench.Folder, "tools", name);
            _ = bench.Pipeline;
            File.Delete(tool);
            if (script is not null)
            {
                RecordedTools.Write(tool, script);
            }
        }

        var exception = await bench.FailAsync<PrismConfigurationException>();
        Assert.Contains("FfmpegFolder", exception.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (bench.Posts, bench.Accepted));
    }

    private static async Task CannotAsync(MatrixBench bench)
    {
        foreach (var script in (string[])["not a program", "#!/bin/sh\nexit 3", "#!/bin/sh\necho 'ffmpeg version 9.9'; exit 0"])
        {
            await UselessAsync(bench, script);
        }
    }

    private static CuttingTable TableWith(string onCut, string? ffprobe = null)
    {
        var folder = Directory.CreateTempSubdirectory("prism-row-tools-").FullName;
        RecordedTools.Write(Path.Join(folder, "ffmpeg"), OnCut.Replace("{0}", onCut, StringComparison.Ordinal));
        RecordedTools.Write(Path.Join(folder, "ffprobe"), ffprobe ?? "#!/bin/sh\nexec ffprobe \"$@\"\n");
        return new CuttingTable(new CompositionOptions { Preset = "ultrafast", FfmpegFolder = folder });
    }

    private static string[] Clips(CuttingTable table) => [TestMedia.Clip(table.At("a.mp4"), seconds: 1), TestMedia.Clip(table.At("b.mp4"), seconds: 1)];

    private static async Task CutFailsAsync(string onCut, string? ffprobe = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        using var table = TableWith(onCut, ffprobe);
        var clips = Clips(table);
        var exception = await Assert.ThrowsAsync<CompositionException>(() => table.ComposeAsync(clips, Small, seconds: 1));
        Assert.InRange(exception.Message.Length, 20, 6000);
        Assert.False(File.Exists(table.Film));
        Assert.Empty(Directory.GetFileSystemEntries(table.WorkFolder));
        Assert.All(clips, static clip => Assert.True(File.Exists(clip)));
    }

    private static Task NonsenseAsync() => CutFailsAsync("exec ffmpeg \"$@\"", ffprobe: "#!/bin/sh\necho 'Segmentation fault, or so {[1,2'\n");

    private static async Task FilmAsync(string onCut)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        using var table = TableWith(onCut);
        var film = await table.ComposeAsync(Clips(table), Small, seconds: 1);
        Assert.InRange(film.Duration.TotalSeconds, 1.9, 2.1);
    }

    private static async Task FullDiskAsync()
    {
        using var disk = SmallDisk.Mount(kilobytes: 64);
        using var table = new CuttingTable();
        await File.WriteAllBytesAsync(Path.Join(disk.Folder, "filling"), new byte[60 * 1024]);
        var exception = await Assert.ThrowsAsync<CompositionException>(() => table.ComposeAsync(Clips(table), Small, Path.Join(disk.Folder, "film.mp4"), seconds: 1));
        Assert.Contains("disk", exception.Message + exception.InnerException?.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["filling"], Directory.EnumerateFileSystemEntries(disk.Folder).Select(Path.GetFileName));
    }

    private static async Task HostileCaptionAsync(MatrixBench bench)
    {
        const string Hostile = "hi',movie=/etc/hostname,null[x];%{pts}";
        var plan = MatrixBench.Plan(1);
        plan = plan with { Title = Hostile, Shots = [plan.Shots[0] with { Caption = Hostile }] };
        await bench.FilmAsync(await bench.Pipeline.StartAsync(plan));
        var told = await File.ReadAllTextAsync(Path.Join(bench.Folder, "tools", RecordedTools.Record));
        Assert.NotEmpty(told);
        Assert.DoesNotContain("hostname", told, StringComparison.Ordinal);
    }

    private static async Task StrangePathsAsync()
    {
        foreach (var name in (string[])["it's \"quoted\"", "new\nline", "-leading", "concat:a|b"])
        {
            using var tests = new StrangePathsTests();
            await tests.ComposeAsync_EverythingLiesThere_FilmAndAllBesideItAreMade(name);
        }
    }

    private static async Task OccupiedNameAsync()
    {
        await BorrowAsync(static tests => tests.ComposeAsync_OutputIsAFolder_SaysSo());
        using var table = new CuttingTable();
        var elsewhere = table.At("elsewhere.mp4");
        await File.WriteAllTextAsync(elsewhere, "the film of somebody else");
        Directory.CreateDirectory(Path.GetDirectoryName(table.Film)!);
        File.CreateSymbolicLink(table.Film, elsewhere);
        await table.ComposeAsync(Clips(table), Small, seconds: 1);
        Assert.Null(new FileInfo(table.Film).LinkTarget);
        Assert.Equal("the film of somebody else", await File.ReadAllTextAsync(elsewhere));
    }

    private static async Task MixedAsync()
    {
        using var tests = new MixedClipsTests();
        await tests.ComposeAsync_OddClip_IsRightAndItsNeighboursAreCopied("broadcast rate, odd size, half the sound rate");
    }

    private static async Task ClockJumpAsync(MatrixBench bench)
    {
        var job = await bench.StartAsync(shots: 2);
        await foreach (var update in job.WatchAsync())
        {
            if (update is StageStarted { Stage: PipelineStage.Composition })
            {
                bench.Ahead = TimeSpan.FromHours(25);
            }
        }

        await bench.FilmAsync(job);
        Assert.Equal(TimeSpan.FromHours(25), bench.Ahead);
    }

    private static async Task AgainAsync(MatrixBench bench)
    {
        var job = await bench.StartAsync();
        var film = await bench.FilmAsync(job);
        var record = Path.Join(bench.Folder, "tools", RecordedTools.Record);
        var told = new FileInfo(record).Length;
        await bench.RestartAsync();
        var again = await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((film.Sha256, 1), (again.Sha256, bench.Posts));
        Assert.DoesNotContain("film.mp4", (await File.ReadAllTextAsync(record))[(int)told..], StringComparison.Ordinal);
    }
}
