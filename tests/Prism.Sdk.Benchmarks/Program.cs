using Prism.Sdk.Benchmarks;

if (args is ["serve-file"])
{
    await Downloading.ServeAsync();
    return 0;
}

if (args is ["gallery", var folder])
{
    await FilmGallery.MakeAsync(folder);
    return 0;
}

// Each benchmark prints its measure beside its anchor, taken in the same run. Names on the command line choose; none means all.
(string Name, Func<Task> Run)[] benchmarks =
[
    ("journal-writes", JournalWrites.RunAsync),
    ("takeover", Takeover.RunAsync),
    ("waiting-jobs", Takeover.CrowdAsync),
    ("overhead", Overhead.RunAsync),
    ("overhead-crowd", Overhead.CrowdAsync),
    ("overhead-in-life", Overhead.InLifeAsync),
    ("download", Downloading.RunAsync),
    ("waiting", Waiting.RunAsync),
    ("cuts", FilmCutting.StraightAsync),
    ("dissolves", FilmCutting.DissolvesAsync),
    ("one-key-frame", FilmCutting.OneKeyFrameAsync),
    ("routing", RoutingSearch.RunAsync),
    ("masking", Masking.RunAsync),
    ("json", InTheSmall.RunAsync<ReplyReading>),
    ("language", InTheSmall.RunAsync<LanguageDetection>),
];
var chosen = benchmarks.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name)).ToArray();
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"No benchmark of that name. There are: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}.");
    return 2;
}

Console.WriteLine($"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
foreach (var benchmark in chosen)
{
    Console.WriteLine();
    Console.WriteLine($"== {benchmark.Name}");
    await benchmark.Run();
}

return 0;
