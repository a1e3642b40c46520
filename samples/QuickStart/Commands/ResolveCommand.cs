using System.CommandLine;
using Prism.Sdk.Jobs;

namespace QuickStart.Commands;

/// <summary><c>resolve ID SHOT</c>: decides on a shot of which nobody knows whether it was accepted.</summary>
internal static class ResolveCommand
{
    public static Command Create()
    {
        var id = JobFinder.Argument();
        var shot = new Argument<string>("SHOT") { Description = "The shot, such as s3, or 3 for the third." };
        var adopt = new Option<string?>("--adopt") { Description = "This task of the provider is the shot's. Nothing is bought.", HelpName = "TASK" };
        var buyAgain = new Option<bool>("--buy-again") { Description = "Order the shot once more. It may be charged twice." };
        var skip = new Option<bool>("--skip") { Description = "Make the film without the shot." };
        var command = new Command("resolve", "Decides on a shot of which nobody knows whether it was accepted. Spends nothing by itself.") { id, shot, adopt, buyAgain, skip };
        command.SetAction((parsed, cancellationToken) => ExitCode.OfAsync(() =>
        {
            ShotResolution?[] decisions =
            [
                parsed.GetValue(adopt) is { Length: > 0 } task ? ShotResolution.Adopt(task) : null,
                parsed.GetValue(buyAgain) ? ShotResolution.BuyAgain : null,
                parsed.GetValue(skip) ? ShotResolution.Skip : null,
            ];
            return decisions.OfType<ShotResolution>().ToArray() is [var one]
                ? RunAsync(parsed.GetRequiredValue(id), parsed.GetRequiredValue(shot), one, cancellationToken)
                : throw new UsageException("Say one of --adopt TASK, --buy-again and --skip.");
        }));
        return command;
    }

    private static async Task<int> RunAsync(string id, string shot, ShotResolution decision, CancellationToken cancellationToken)
    {
        await using var journal = Studio.OpenJournal(World.Own);
        var record = await JobFinder.FindAsync(id, journal, cancellationToken);
        var job = (await journal.Pipeline.GetJobAsync(record.Id, cancellationToken))!;
        var shotId = Inputs.Shot(shot, [.. (job.Plan?.Shots ?? throw new UsageException($"Job {job.Id} has no plan yet, so there is nothing to decide.")).Select(one => one.Id)]);
        try
        {
            await job.ResolveShotAsync(shotId, decision, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new UsageException(exception.Message);
        }

        await Console.Out.WriteLineAsync($"Decided. To go on: {Inputs.Program} resume {job.Id}{World.WordsIn(record.Key)}");
        return ExitCode.Ok;
    }
}
