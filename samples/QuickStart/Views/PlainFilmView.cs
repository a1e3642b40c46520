using System.Globalization;
using Prism.Sdk;
using Spectre.Console;

namespace QuickStart.Views;

/// <summary>One line a step, for pipes and logs.</summary>
internal sealed class PlainFilmView(IAnsiConsole console) : FilmView
{
    private readonly Dictionary<string, string> states = [];
    private int percent;

    public override async Task ShowAsync(VideoJob job, long seen, CancellationToken cancellationToken)
    {
        if (seen == 0)
        {
            console.WriteLine($"Job {job.Id}");
        }

        await foreach (var update in job.WatchAsync(seen, cancellationToken))
        {
            if (Line(update) is { } line)
            {
                console.WriteLine(line);
            }
        }
    }

    private string? Line(PipelineUpdate update) => update switch
    {
        StageStarted { Stage: var stage } => $"{stage} …",
        StageFinished { Stage: PipelineStage.Composition, Summary: var summary } => $"{(percent < 100 ? "  composing 100 %\n" : "")}{PipelineStage.Composition}: {summary}",
        StageFinished { Stage: var stage, Summary: { } summary } => $"{stage}: {summary}",
        PlanReady plan => $"Price: {plan.Quote.Maximum} for {Inputs.Count(plan.Quote.Seconds, "second")} in {Inputs.Count(plan.Plan.Shots.Count, "shot")}",
        ShotSubmitted shot => $"  {shot.ShotId} submitted as task {shot.TaskId}",
        ShotProgress shot when Changed(shot) => $"  {shot.ShotId} {shot.Status} after {Seconds(shot.Elapsed)}",
        ClipReady clip => $"  {clip.ShotId} ready",
        PromptRewritten shot => $"  {shot.ShotId} refused by moderation ({shot.Code}), ordered in other words, try {shot.Attempt}",
        ShotFailed shot => $"  {shot.ShotId} failed: {shot.Error.Message}",
        Composing composing when composing.Percent >= percent + 25 => $"  composing {percent = (int)composing.Percent} %",
        PipelineWarning warning => $"Warning: {warning.Message}",
        _ => null,
    };

    private bool Changed(ShotProgress shot)
    {
        var changed = states.GetValueOrDefault(shot.ShotId) != shot.Status;
        states[shot.ShotId] = shot.Status;
        return changed;
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");
}
