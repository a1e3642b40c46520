// How do I make films in the background, so that a restart loses nothing and pays for nothing twice?
// Put a text into inbox/NAME.txt; the film comes to outbox/NAME.mp4. Kill it whenever you like, and start it again.
using Prism.Sdk.Emulator;
using Worker;

// The emulator keeps tasks and bill in a folder, so that they outlive this process as those of the real service do.
await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 60, StateFolder = "data/emulator" });
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddPrism().UseEmulator(emulator).AddJobCompletionHandler<Outbox>();   // with a host, AddPrism resumes unfinished jobs at start
builder.Services.AddHostedService<Inbox>();
await builder.Build().RunAsync();
