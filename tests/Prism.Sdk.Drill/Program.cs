using Microsoft.Extensions.Configuration;
using Prism.Sdk.Drill;

// The process that the crash tests kill: it starts, resumes or cancels jobs on the emulator of its parent, and says what it did.
var configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
Traps.Set(configuration["traps"]);
return await new DrillStage(configuration, Console.WriteLine).RunAsync();
