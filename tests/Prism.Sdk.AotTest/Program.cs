// An app published ahead of time. "start" resolves the pipeline and prices a plan; "film TEXT" makes a film by the services that the environment names.
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Planning;

var services = new ServiceCollection();
services.AddPrism();
await using var provider = services.BuildServiceProvider();
var pipeline = provider.GetRequiredService<IVideoPipeline>();

if (args is ["start"])
{
    var plan = new ShotPlan { Title = "t", Language = "en", Model = "wan2.6-t2v", Size = VideoSize.Landscape720, Shots = [new Shot { Id = "s1", Seconds = 5, Prompt = "A cat." }] };
    Console.WriteLine(pipeline.GetQuote(ShotPlan.FromJson(plan.ToJson())).Maximum);
    return 0;
}

var job = await pipeline.StartAsync(await pipeline.PlanAsync(new VideoRequest { Text = args[1] }));
await foreach (var update in job.WatchAsync())
{
    Console.WriteLine(update.GetType().Name);
}

var film = await job.WaitForCompletionAsync();
Console.WriteLine($"{film.Path}: {film.Duration.TotalSeconds:0.0} s, {film.Cost}");
return 0;
