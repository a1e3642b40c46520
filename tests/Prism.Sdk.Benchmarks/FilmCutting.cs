using System.Globalization;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Benchmarks;

/// <summary>What it takes to make a film of six clips, beside plain ffmpeg, turn by turn in one run.</summary>
internal static class FilmCutting
{
    private const int Clips = 6;

    private const int Joint = 15;

    private static readonly VideoSize Size = new(1280, 720);

    private static readonly int Rounds = Environment.GetEnvironmentVariable("PRISM_BENCH_ROUNDS") is { Length: > 0 } rounds ? int.Parse(rounds, CultureInfo.InvariantCulture) : 5;

    private static readonly int[] Lengths = Environment.GetEnvironmentVariable("PRISM_BENCH_SECONDS") is { Length: > 0 } seconds ? [int.Parse(seconds, CultureInfo.InvariantCulture)] : [5, 15];

    public static Task StraightAsync() => EachLengthAsync("-g 15", static async (clips, seconds, folder) =>
    {
        using var table = new CuttingTable(Settings());
        var (bare, ours, decode, check) = (new List<Cost>(), new List<Cost>(), new List<Cost>(), new List<Cost>());
        for (var round = 0; round <= Rounds; round++)
        {
            var work = Directory.CreateDirectory(Path.Join(folder, $"work{round}")).FullName;
            var film = Path.Join(work, "film.mp4");
            FilmPlan? plan = null;
            var times = (
                Bare: await Cost.OfAsync(() => PlainFfmpeg.JoinAsync(clips, folder)),
                Ours: await Cost.OfAsync(async () => plan = await table.JoinAsync(clips, Size, ShotTransition.Cut, work)),
                Decode: await Cost.OfAsync(() => PlainFfmpeg.RunAsync("ffmpeg", ["-v", "error", "-xerror", "-i", film, "-f", "null", "-"])),
                Check: await Cost.OfAsync(() => table.Verification.VerifyAsync(film, plan!, new Dictionary<string, string>(), hasCaptions: false, CancellationToken.None)));
            Directory.Delete(work, recursive: true);
            if (round > 0) // The first is for the compiler.
            {
                (bare, ours, decode, check) = ([.. bare, times.Bare], [.. ours, times.Ours], [.. decode, times.Decode], [.. check, times.Check]);
            }
        }

        Print($"six clips of {seconds} s, straight cuts: ffmpeg -c copy and a probe a clip", bare, bare);
        Print("  probe, plan, join and mux by Prism (goal: at most 1.3 times)", ours, bare);
        Print("  one ffmpeg -xerror -f null", decode, decode);
        Print("  verification by Prism (goal: at most 1.5 times)", check, decode);
    });

    public static Task DissolvesAsync() => EachLengthAsync("-g 15", static (clips, seconds, folder) =>
        DissolvesAsync($"six clips of {seconds} s, key frame every 15, dissolves", clips, seconds, folder, hold: false));

    public static Task OneKeyFrameAsync() => EachLengthAsync("-g 9999 -sc_threshold 0", static async (clips, seconds, folder) =>
    {
        await DissolvesAsync($"six clips of {seconds} s, one key frame each, dissolves", clips, seconds, folder, hold: false);
        await DissolvesAsync($"six clips of {seconds} s, one key frame each, dissolves, Prism's own preset", clips, seconds, folder, hold: false, new CompositionOptions());
        await DissolvesAsync($"six clips of {seconds} s, one key frame each, held dissolves", clips, seconds, folder, hold: true);
    });

    private static async Task EachLengthAsync(string keys, Func<List<string>, int, string, Task> measure)
    {
        foreach (var seconds in Lengths)
        {
            var folder = Directory.CreateTempSubdirectory("prism-bench-cut-");
            try
            {
                var clips = new List<string>();
                for (var i = 0; i < Clips; i++)
                {
                    clips.Add(await PlainFfmpeg.ClipAsync(folder.FullName, i, Size, seconds, keys));
                }

                await measure(clips, seconds, folder.FullName);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task DissolvesAsync(string what, List<string> clips, int seconds, string folder, bool hold, CompositionOptions? settings = null)
    {
        settings ??= Settings();
        (settings.SmartTransitions, settings.HoldTransitions) = (true, hold);
        using var table = new CuttingTable(settings);
        var plan = new ShotPlan
        {
            Title = "t",
            Language = "en",
            Model = "wan2.6-t2v",
            Size = Size,
            Shots = [.. clips.Select((_, i) => new Shot { Id = $"s{i}", Seconds = seconds, Prompt = "p", Transition = ShotTransition.Dissolve })],
        };
        var (full, ours, check) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
        FinalVideo? film = null;
        var likeness = "";
        for (var round = 0; round < Rounds; round++)
        {
            var work = Directory.CreateDirectory(Path.Join(folder, $"work{round}")).FullName;
            full.Add(await Cost.OfAsync(() => PlainFfmpeg.DissolveAsync(clips, seconds, Path.Join(work, "full.mp4"))));
            ours.Add(await Cost.OfAsync(async () => film = await table.ComposeAsync(clips, plan, work)));
            check.Add(await Cost.OfAsync(() => table.DecodeAsync(film!.Path)));
            likeness = likeness.Length > 0 ? likeness : await LikenessAsync(film!, clips, seconds, work, hold);
            Directory.Delete(work, recursive: true);
        }

        Print($"{what}: full xfade, x264 medium", full, full);
        Print($"  the whole of Prism, verified and published ({film!.Report!.Pictures}: {film.Report.CopiedFrames} of {film.Report.Frames} pictures copied)", ours, full);
        Print("  the same but for the last decode, which is timed apart", [.. ours.Zip(check, static (whole, decode) => whole - decode)], full);
        Print("  the last decode, by which the film is verified", check, full);
        Console.WriteLine($"  {likeness}");
    }

    // What decides is not how many frames there are but that each is the right one.
    private static async Task<string> LikenessAsync(FinalVideo film, List<string> clips, int seconds, string work, bool hold)
    {
        var made = await PlainFfmpeg.PicturesAsync(film.Path, work);
        var same = new bool[made.Count];
        for (var i = 0; i < clips.Count; i++)
        {
            var pictures = await PlainFfmpeg.PicturesAsync(clips[i], work);
            for (var frame = 0; frame < pictures.Count; frame++)
            {
                var at = (i * ((seconds * 30) - (hold ? 0 : Joint))) + frame;
                same[at] |= pictures[frame] == made[at];
            }
        }

        var copied = same.Count(static equal => equal);
        var text = string.Create(CultureInfo.InvariantCulture, $"{copied} of {made.Count} pictures bit-identical to the clips ({copied * 100.0 / made.Count:0.0} %)");
        if (copied == 0 || hold)
        {
            return text;
        }

        var likeness = await PlainFfmpeg.LikenessAsync(film.Path, await PlainFfmpeg.LosslessAsync(clips, seconds, work), work);
        var joints = likeness.Where((_, frame) => !same[frame]).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{text}; the {joints.Count} others at least {joints.Min():0.0} dB, in the middle {Median(joints):0.0} dB, against the lossless film");
    }

    private static CompositionOptions Settings() => new() { Preset = "medium", Quality = 20, Poster = false, Manifest = false };

    // The ratio is taken round by round, so that whatever else the machine did meets both.
    private static void Print(string what, List<Cost> costs, List<Cost> anchor)
    {
        var ratio = Median([.. costs.Zip(anchor, static (mine, other) => mine.Wall / other.Wall)]);
        var work = Median([.. costs.Zip(anchor, static (mine, other) => mine.Cpu / other.Cpu)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-100} {Median([.. costs.Select(static cost => cost.Wall)]),8:0} ms, {ratio,5:0.00} of the anchor ({1 / ratio:0.0} times as fast); {Median([.. costs.Select(static cost => cost.Cpu)]),8:0} ms of processors, {work,5:0.00} ({1 / work:0.0}); {costs.Count} rounds"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
