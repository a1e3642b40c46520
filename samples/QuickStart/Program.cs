using System.CommandLine;
using QuickStart;
using QuickStart.Commands;

// The questions this sample answers: how is a film made, what if it stops in the middle, is my machine ready, do my keys work.
var film = new FilmCommand();
var root = new RootCommand("Turns a text into a finished film. Needs no key: without --live everything runs on this machine.")
{
    film.AsCommand(),
    JobsCommand.Create(),
    ResumeCommand.Create(),
    CancelCommand.Create(),
    ResolveCommand.Create(),
    DeleteCommand.Create(),
    LedgerCommand.Create(),
    CheckCommand.Create(),
    AskCommand.Create(),
    ClipCommand.Create(),
};
film.AddTo(root);

var parsed = root.Parse(args);
if (parsed.Errors is [var first, ..])
{
    Console.Error.WriteLine($"{first.Message} Try --help.");
    return ExitCode.Usage;
}

return await parsed.InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = TimeSpan.FromSeconds(2),
});
