// How do I use other services: OpenAI for the text, and a video service of my own with the money promises kept?
// Kill it in the middle and start it again: the farm's books (data/farm/*.order) have each shot once.
using System.ClientModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;
using Prism.Sdk;
using Prism.Sdk.Emulator;
using Prism.Sdk.Planning;
using Providers;

await using var farm = await Farm.OpenAsync("data/farm");
await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 60 });   // for the text, without a key, and the embeddings
var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
var chat = key is null
    ? new OpenAIClient(new ApiKeyCredential("ms-emulator"), new OpenAIClientOptions { Endpoint = new Uri(emulator.BaseAddress, "v1") }).GetChatClient("Qwen/Qwen3-235B-A22B-Instruct-2507")
    : new OpenAIClient(key).GetChatClient("gpt-4.1-mini");

var services = new ServiceCollection();
services.AddHttpClient<FarmProvider>();
services.AddPrism().UseEmulator(emulator).UseChatClient(chat.AsIChatClient()).UseClipProvider<FarmProvider>();
services.Configure<PlanningOptions>(static options => options.Model = FarmProvider.Model);
await using var provider = services.BuildServiceProvider();

var text = args.Length > 0 ? string.Join(' ', args) : "A girl plants a seed. It rains for three days. A tree grows as high as the house.";
var job = await provider.GetRequiredService<IVideoPipeline>().StartAsync(new VideoRequest { Text = text }, new JobOptions { Key = "providers-sample" });
await foreach (var update in job.WatchAsync())
{
    Console.WriteLine(update switch
    {
        ShotSubmitted shot => $"{shot.ShotId} is order {shot.TaskId}",
        JobCompleted film => $"{film.Path}: {film.Cost}",
        JobFailed failed => failed.Error.Message,
        _ => update.GetType().Name,
    });
}

Console.WriteLine($"The farm billed {Directory.EnumerateFiles("data/farm", "*.order").Count()} shots.");
