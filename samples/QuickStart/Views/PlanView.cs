using System.Globalization;
using System.Text.Json.Nodes;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Spectre.Console;

namespace QuickStart.Views;

/// <summary>Shows a plan and its price before anything is bought.</summary>
internal static class PlanView
{
    public static void Show(IAnsiConsole console, ShotPlan plan, Quote quote, bool asJson)
    {
        if (asJson)
        {
            var result = new JsonObject
            {
                ["plan"] = JsonNode.Parse(plan.ToJson()),
                ["quote"] = new JsonObject { ["maximum"] = quote.Maximum.Amount, ["currency"] = quote.Maximum.Currency, ["isExact"] = quote.IsExact, ["seconds"] = quote.Seconds, ["expectedSeconds"] = Math.Round(quote.ExpectedTime.TotalSeconds), ["filmsPerDay"] = quote.FilmsPerDay is { } daily ? Math.Round(daily, 1) : null },
            };
            Console.Out.WriteLine(result.ToJsonString(OutputFiles.Readable));
            return;
        }

        console.MarkupLineInterpolated($"[bold]{plan.Title}[/]  {plan.Model}, {plan.Size}, template {plan.TemplateId}");
        foreach (var (shot, line) in plan.Shots.Zip(quote.Lines))
        {
            console.MarkupLineInterpolated($"  [yellow]{shot.Id}[/] {shot.Seconds} s  {(line.IsReused ? "kept" : line.Price.ToString())}  seed {shot.Seed}  {shot.Caption}");
            console.MarkupLineInterpolated($"     [grey]{shot.Prompt.ReplaceLineEndings(" ")}[/]");
        }

        var exact = quote.IsExact ? "exactly" : "at most";
        var asOf = quote.PricesAsOf is { } day ? $", prices of {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        console.MarkupLineInterpolated($"Price: [bold]{exact} {quote.Maximum}[/] for {Inputs.Count(quote.Seconds, "second")} of video{asOf}.");
        if (quote.FilmsPerDay is { } films)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Time: about {Math.Ceiling(quote.ExpectedTime.TotalMinutes):0} min to shoot; the limits allow {films:#,0} such films a day.");
        }
    }
}
