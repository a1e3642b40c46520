using System.CommandLine;

namespace QuickStart.Commands;

/// <summary><c>ledger</c>: what was bought, as CSV.</summary>
internal static class LedgerCommand
{
    public static Command Create()
    {
        var from = Inputs.Moment("--from", "The first day or moment.");
        var to = Inputs.Moment("--to", "The moment before which to end.");
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; without it the rows are printed.", HelpName = "FILE" };
        var command = new Command("ledger", "Writes what was bought as CSV: a row for each attempt to buy a shot, and for each question to a model.") { from, to, output };
        command.SetAction((parsed, cancellationToken) => ExitCode.OfAsync(() =>
            RunAsync(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(output), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(DateTimeOffset? from, DateTimeOffset? to, string? output, CancellationToken cancellationToken)
    {
        await using var journal = Studio.OpenJournal(World.Own);
        if (output is null)
        {
            await journal.Pipeline.ExportLedgerAsync(Console.Out, from, to, cancellationToken);
            return ExitCode.Ok;
        }

        if (output.Length == 0 || Directory.Exists(output))
        {
            throw new UsageException($"--output is '{output}'. Give the name of a file, such as ledger.csv.");
        }

        var path = Path.GetFullPath(output);
        await OutputFiles.PublishAsync(path, async part =>
        {
            await using var file = new StreamWriter(part);
            await journal.Pipeline.ExportLedgerAsync(file, from, to, cancellationToken);
        });
        await Console.Out.WriteLineAsync($"Ledger   {path}");
        return ExitCode.Ok;
    }
}
