using System.CommandLine;
using System.Globalization;
using Prism.Sdk;
using Spectre.Console;

namespace QuickStart.Commands;

/// <summary><c>jobs</c>: what the journal holds. Shows no text of a user.</summary>
internal static class JobsCommand
{
    private const int Newest = 100;

    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = $"All jobs, not the newest {Newest}." };
        var command = new Command("jobs", "Lists the jobs of the journal, newest first. Spends nothing.") { all };
        command.SetAction((arguments, cancellationToken) => ExitCode.OfAsync(() => RunAsync(arguments.GetValue(all), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(bool all, CancellationToken cancellationToken)
    {
        // One more than is shown, to know whether there are more.
        var filter = new JobFilter { Limit = all ? int.MaxValue : Newest + 1 };
        await using var journal = Studio.OpenJournal(World.Own);
        var table = new Table().NoBorder();
        foreach (var column in new[] { "ID", "STATUS", "CREATED", "AT", "SHOTS PAID", "SPENT" })
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        await foreach (var summary in journal.Pipeline.ListJobsAsync(filter, cancellationToken))
        {
            if (!all && table.Rows.Count == Newest)
            {
                table.Caption($"The newest {Newest}; 'jobs --all' lists all of them.");
                break;
            }

            if (await journal.Pipeline.GetJobAsync(summary.Id, cancellationToken) is not { } job)
            {
                continue;
            }

            var facts = await JobFacts.ReadAsync(job, journal.Journal, cancellationToken);
            string[] row =
            [
                job.Id,
                facts.WorkerElsewhere is null && job.Status == JobStatus.Running ? "Interrupted" : job.Status.ToString(),
                summary.CreatedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                World.NameIn(summary.Key),
                facts.Shots == 0 ? "-" : $"{facts.PaidShots.Count} of {facts.Shots}",
                (await job.GetSpendingAsync(cancellationToken)).ToString(),
            ];
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        var console = Terminal.For(json: false);
        if (table.Rows.Count == 0)
        {
            console.WriteLine("The journal holds no job.");
        }
        else
        {
            console.Write(table);
        }

        return ExitCode.Ok;
    }
}
