using System.CommandLine;
using Prism.Sdk;

namespace QuickStart.Commands;

/// <summary><c>delete ID</c>: erases a job's text, clips, film and log.</summary>
internal static class DeleteCommand
{
    public static Command Create()
    {
        var id = JobFinder.Argument();
        var command = new Command("delete", "Erases a job: its text, clips, film and log. What was spent stays in the ledger, and a film at --output stays where it is.") { id };
        command.SetAction((parsed, cancellationToken) => ExitCode.OfAsync(async () =>
        {
            await using var journal = Studio.OpenJournal(World.Own);
            var record = await JobFinder.FindAsync(parsed.GetRequiredValue(id), journal, cancellationToken);
            if (record.Status == JobStatus.Running)
            {
                throw new UsageException($"Job {record.Id} is unfinished. First {Inputs.Program} cancel {record.Id}{World.WordsIn(record.Key)}");
            }

            await journal.Pipeline.DeleteJobAsync(record.Id, cancellationToken);
            await Console.Out.WriteLineAsync($"Job {record.Id} is deleted: text, clips, film and log. What it spent stays in the ledger.");
            return ExitCode.Ok;
        }));
        return command;
    }
}
