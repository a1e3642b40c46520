using System.CommandLine;
using Prism.Sdk;
using QuickStart.Views;
using Spectre.Console;

namespace QuickStart.Commands;

/// <summary><c>film [TEXT]</c>, the default command: a text in, a film out.</summary>
internal sealed class FilmCommand
{
    private readonly FilmWishes wishes = new();
    private readonly PlanChoice choice = new();
    private readonly BudgetWish budget = new();
    private readonly FilmOutput output = new();
    private readonly Option<bool> planOnly = new("--plan-only") { Description = "Print the plan and its price, and buy nothing." };
    private readonly Option<bool> afresh = new("--new") { Description = "Start afresh, also when an earlier run of this command is unfinished." };
    private readonly Target target = new();

    public Command AsCommand()
    {
        var command = new Command("film", "Makes a film of a text. The default command.");
        AddTo(command);
        return command;
    }

    public void AddTo(Command command)
    {
        wishes.AddTo(command);
        choice.AddTo(command);
        budget.AddTo(command);
        command.Options.Add(planOnly);
        command.Options.Add(afresh);
        output.AddTo(command);
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ExitCode.OfAsync(() => RunAsync(parsed, cancellationToken)));
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var ways = output.Read(parsed);
        var world = target.Read(parsed);
        FilmOrder order;
        var key = "";
        VideoJobSummary? unfinished = null;
        await using (var journal = Studio.OpenJournal(world))
        {
            order = await ReadAsync(parsed, journal, cancellationToken);
            if (!parsed.GetValue(planOnly))
            {
                key = await OrderKey.OfAsync(order, journal, cancellationToken);
                unfinished = order.IsNew ? null : await EarlierJobs.FindUnfinishedAsync(journal, key, cancellationToken);
                await OtherProcess.WaitAsync(journal, unfinished?.Id, ways.Console, cancellationToken);
            }
        }

        await using var studio = await Studio.OpenAsync(world, keepsState: key.Length > 0, cancellationToken);
        ways.Console.MarkupLineInterpolated($"[grey]Using {studio.Description}.[/]");
        if (key.Length == 0)
        {
            var plan = order.Plan ?? await Terminal.WithSpinnerAsync(ways.Console, "Planning the film", () => studio.Pipeline.PlanAsync(order.Request!, cancellationToken));
            PlanView.Show(ways.Console, plan, await studio.Pipeline.GetQuoteAsync(plan, order.Options, cancellationToken), ways.IsJson);
            return ExitCode.Ok;
        }

        var opening = new JobOpening(studio, ways);
        return await opening.OpenAsync(order, key, unfinished, cancellationToken) is { } opened
            ? await new FilmRun(studio, ways).FinishAsync(opened, cancellationToken)
            : ExitCode.Failed;
    }

    private async Task<FilmOrder> ReadAsync(ParseResult parsed, Studio journal, CancellationToken cancellationToken)
    {
        var isPlanned = choice.IsMade(parsed);
        if (isPlanned)
        {
            wishes.RequireNone(parsed);
        }

        return new FilmOrder
        {
            Options = new JobOptions { Budget = budget.Read(parsed, journal) },
            Plan = isPlanned ? await choice.ReadAsync(parsed, journal, cancellationToken) : null,
            Request = isPlanned ? null : await wishes.ReadAsync(parsed, cancellationToken),
            PictureMark = isPlanned ? "" : wishes.PictureMark(parsed),
            IsNew = parsed.GetValue(afresh),
        };
    }
}
