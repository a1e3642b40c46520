using System.CommandLine;
using Spectre.Console;

namespace QuickStart.Commands;

/// <summary><c>resume ID</c>: goes on with a job, and pays only for what is missing.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        var id = JobFinder.Argument();
        var output = new FilmOutput();
        var target = new Target();
        var command = new Command("resume", "Goes on with a job that stopped, and writes its film. Pays only for the shots that are missing.") { id };
        output.AddTo(command);
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ExitCode.OfAsync(() => RunAsync(parsed.GetRequiredValue(id), output.Read(parsed), target.Read(parsed), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string id, FilmOutput.Ways ways, World world, CancellationToken cancellationToken)
    {
        string jobId;
        await using (var journal = Studio.OpenJournal(world))
        {
            var record = await JobFinder.FindAsync(id, journal, cancellationToken);
            world.Require(record);
            jobId = record.Id;
            await OtherProcess.WaitAsync(journal, jobId, ways.Console, cancellationToken);
        }

        await using var studio = await Studio.OpenAsync(world, keepsState: true, cancellationToken);
        ways.Console.MarkupLineInterpolated($"[grey]Using {studio.Description}.[/]");
        var job = (await studio.Pipeline.GetJobAsync(jobId, cancellationToken))!;
        return await new JobOpening(studio, ways).GoOnAsync(job, () => Task.FromResult(job), cancellationToken) is { } opened
            ? await new FilmRun(studio, ways).FinishAsync(opened, cancellationToken)
            : ExitCode.Failed;
    }
}
