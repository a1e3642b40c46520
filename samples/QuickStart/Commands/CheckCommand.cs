using System.CommandLine;
using QuickStart.Checking;

namespace QuickStart.Commands;

/// <summary><c>check</c>: is this machine ready? Spends nothing.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var target = new Target();
        var command = new Command("check", "Tells what is installed, which keys are set, and which services answer. Spends nothing.");
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ExitCode.OfAsync(async () =>
        {
            var world = target.Read(parsed);
            var allWell = true;
            await foreach (var result in Checks.RunAsync(world, cancellationToken))
            {
                await Console.Out.WriteLineAsync($"{result.Mark,-4} {result.What}");
                if (result.Remedy is { } remedy)
                {
                    await Console.Out.WriteLineAsync($"     {remedy}");
                }

                allWell &= result.Mark != CheckResult.Bad;
            }

            return allWell ? ExitCode.Ok : ExitCode.Failed;
        }));
        return command;
    }
}
