using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Evaluation.Measurements.Plans;
using Prism.Sdk.Evaluation.Reporting;

namespace Prism.Sdk.Evaluation.Measurements;

/// <summary>Plans of stories by the language model, and how well the review tells spoiled plans from good ones.</summary>
internal sealed class PlanMeasurement : IMeasurement
{
    public string Name => "plans";

    public string Summary => "plans of stories, and the review of good and spoiled ones";

    public string Needs => "stories.jsonl";

    public async Task<Report> RunAsync(Setting setting, CancellationToken cancellationToken)
    {
        var services = await setting.Models.OpenAsync(cancellationToken);
        var result = await StoryPlans.MeasureAsync(services.GetRequiredService<IVideoPipeline>(), services, Story.ReadAll(setting.PathOf(Needs)), cancellationToken);
        var report = new Report();
        var table = report.AddTable($"Plans of {result.Stories} stories", "what", "right", "all", "share");
        table.Add("events with half of their words in the prompts", result.Covered, result.Events, result.Coverage);
        table.Add("neighbouring events in order", result.OrderedPairs, result.Pairs, result.Order);
        table.Add("shots of legal seconds", result.LegalSeconds, result.Shots, Score.Share(result.LegalSeconds, result.Shots));
        table.Add("shots with prompts of legal length", result.LegalLengths, result.Shots, Score.Share(result.LegalLengths, result.Shots));
        table.Add("shots with a character's description to the letter", result.SameDescriptions, result.CharacterShots, Score.Share(result.SameDescriptions, result.CharacterShots));

        var spoiled = report.AddTable("The review on spoiled plans", "fault", "caught with its code", "all", "share");
        foreach (var (fault, (caught, all)) in result.Spoiled)
        {
            spoiled.Add(fault.ToString(), caught, all, Score.Share(caught, all));
            report.AtLeast($"{fault} caught", Score.Share(caught, all), 0.98);
        }

        report.AtLeast("spoiled plans", result.Spoiled.Values.Sum(static score => score.All), 1000);
        report.AtMost("false alarms on untouched plans", 1 - Score.Share(result.Untouched - result.FalseAlarms, result.Untouched), 0.02);
        report.AtLeast("coverage", result.Coverage, 0.5);
        report.AtLeast("legal seconds", Score.Share(result.LegalSeconds, result.Shots), 1);
        report.AtLeast("legal lengths", Score.Share(result.LegalLengths, result.Shots), 1);
        report.AtLeast("same descriptions", Score.Share(result.SameDescriptions, result.CharacterShots), 1);
        report.AtMost("exceptions", result.Exceptions, 0);
        return report;
    }
}
