// How do I replace a stage, and how do I wrap one?
using CustomStage;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Emulator;

await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 60 });
var services = new ServiceCollection();
services.AddPrism()
    .UseEmulator(emulator)
    .UseShotPlanner<SentencePlanner>()       // replaces: no language model writes the plan
    .UseClipGenerator<CachedClips>();        // wraps: its constructor asks for the one that was there
await using var provider = services.BuildServiceProvider();

var text = args.Length > 0 ? string.Join(' ', args) : "A fox crosses the snow. An owl watches. The moon rises.";
var film = await provider.GetRequiredService<IVideoPipeline>().CreateVideoAsync(text);
Console.WriteLine($"{film.Path}: {film.Clips.Count} clips, {film.Clips.Count(static clip => clip.IsReused)} from the cache, {film.Cost}");
