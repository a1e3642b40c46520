using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prism.Sdk;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs;
using Prism.Sdk.Worker;

// FOLDER EMULATOR SPEED FIRST COUNT: starts COUNT jobs from number FIRST, and goes on with whatever is unfinished until it is stopped.
var (folder, emulator) = (args[0], new Uri(args[1]));
var speed = double.Parse(args[2], CultureInfo.InvariantCulture);
var (first, count) = (int.Parse(args[3], CultureInfo.InvariantCulture), int.Parse(args[4], CultureInfo.InvariantCulture));

var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
var prism = builder.Services.AddPrism(options =>
{
    options.Database = $"sqlite:///{Path.Join(folder, "jobs.db")}";
    options.StaticRoot = Path.Join(folder, "videos");
});
await prism.UseEmulatorAsync(emulator);
prism.UseQuickTools(Path.Join(folder, "tools"));
builder.Services.Configure<DashScopeOptions>(static options => options.SubmitTimeout = TimeSpan.FromSeconds(2));
builder.Services.Configure<JobRecoveryOptions>(static options => (options.AuditAtStart, options.LeaseTime) = (false, TimeSpan.FromSeconds(10)));
builder.Services.Configure<GenerationOptions>(static options => options.PollingInterval = TimeSpan.FromSeconds(10));
builder.Services.Decorate<IClipProvider>((_, inner) => new WideProvider(inner, atOnce: 24, speed));

using var host = builder.Build();
await host.StartAsync();
var pipeline = host.Services.GetRequiredService<IVideoPipeline>();
for (var number = first; number < first + count; number++)
{
    var id = number.ToString(CultureInfo.InvariantCulture);
    var shots = Enumerable.Range(1, 1 + (number % 3)).Select(shot => $"job {id}, shot {shot.ToString(CultureInfo.InvariantCulture)}");
    await pipeline.StartAsync(Plans.Of("wan2.6-t2v", shots), new JobOptions { Key = id });
}

Console.WriteLine("started");
await host.WaitForShutdownAsync();
