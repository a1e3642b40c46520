using Microsoft.Extensions.Configuration;
using Prism.Sdk.Drill;

// The process that the crash tests kill: it starts, resumes or cancels jobs on the emulator of its parent, and says what it did.
var configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
Traps.Set(configuration["traps"]);
var stage = new DrillStage(configuration);
switch (configuration["do"])
{
    case "start":
        await stage.StartAsync();
        break;
    case "host":
        await stage.HostAsync();
        break;
    case "cancel":
        await stage.CancelAsync();
        break;
    default:
        Console.Error.WriteLine("--do start | host | cancel");
        return 2;
}

return 0;
