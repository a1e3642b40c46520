using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Emulator;

await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 60 });
var services = new ServiceCollection();
services.AddPrism().UseEmulator(emulator);   // without UseEmulator and with two keys: the real services
await using var provider = services.BuildServiceProvider();

var pipeline = provider.GetRequiredService<IVideoPipeline>();
var plan = await pipeline.PlanAsync(new VideoRequest { Text = "一只橘猫在雨夜的东京街头散步。" });
Console.WriteLine($"{plan.Shots.Count} shots for {pipeline.GetQuote(plan).Maximum}");   // nothing is bought yet

var job = await pipeline.StartAsync(plan);
var film = await job.WaitForCompletionAsync();
Console.WriteLine($"{film.Path}: {film.Duration.TotalSeconds} s, {film.Cost}");
