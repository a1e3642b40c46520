// How do I give a film a voice? By a narrator of your own: see EspeakNarrator.
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Composition;
using Prism.Sdk.Emulator;
using SpokenFilm;

await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 60 });
var services = new ServiceCollection();
services.AddPrism().UseEmulator(emulator).UseNarrator<EspeakNarrator>();
services.Configure<CompositionOptions>(options => options.Captions.Burn = true);
await using var provider = services.BuildServiceProvider();

var text = args.Length > 0 ? string.Join(' ', args) : "一只橘猫在雨夜的东京街头散步。";
var film = await provider.GetRequiredService<IVideoPipeline>().CreateVideoAsync(text);
Console.WriteLine($"{film.Path}: {film.Duration.TotalSeconds} s; sound {film.Report?.Sound}, because {film.Report?.SoundReason}");
