using System.Globalization;
using Prism.Sdk;
using Spectre.Console;

namespace QuickStart.Views;

/// <summary>Bars on a terminal: one a stage, one a shot with its task id and time, one for the cut.</summary>
internal sealed class LiveFilmView(IAnsiConsole console) : FilmView
{
    private readonly Dictionary<string, ProgressTask> bars = [];

    public override Task ShowAsync(VideoJob job, long seen, CancellationToken cancellationToken) => console.Progress()
        .AutoClear(false)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new SpinnerColumn())
        .StartAsync(async screen =>
        {
            // All of the log: what is done already is a full bar.
            await foreach (var update in job.WatchAsync(cancellationToken: cancellationToken))
            {
                Show(screen, update);
            }
        });

    private void Show(ProgressContext screen, PipelineUpdate update)
    {
        switch (update)
        {
            case StageStarted { Stage: var stage }:
                Bar(screen, stage.ToString()).IsIndeterminate = stage is not (PipelineStage.Generation or PipelineStage.Composition);
                break;
            case StageFinished { Stage: var stage, Summary: var summary }:
                Finish(Bar(screen, stage.ToString()), $"{stage}: {Markup.Escape(summary ?? "")}");
                break;
            case PlanReady plan:
                Finish(Bar(screen, "price"), $"Price: {plan.Quote.Maximum} for {Inputs.Count(plan.Quote.Seconds, "second")}");
                Bar(screen, nameof(PipelineStage.Generation)).MaxValue = plan.Plan.Shots.Count;
                foreach (var shot in plan.Plan.Shots)
                {
                    Bar(screen, shot.Id).Description = $"  {shot.Id} {shot.Seconds} s";
                }

                break;
            case ShotSubmitted shot:
                Bar(screen, shot.ShotId).Description = $"  {shot.ShotId} task {Markup.Escape(shot.TaskId)}";
                break;
            case ShotProgress shot:
                var bar = Bar(screen, shot.ShotId);
                bar.Description = string.Create(CultureInfo.InvariantCulture, $"  {shot.ShotId} task {Markup.Escape(shot.TaskId)} {Markup.Escape(shot.Status)} {shot.Elapsed.TotalSeconds:0} s");

                // The service gives no percentage: the bar shows the time against what such a task usually takes.
                bar.Value = shot.Expected is { } expected ? Math.Min(95, 100 * (shot.Elapsed / expected)) : 0;
                break;
            case ClipReady clip:
                Finish(Bar(screen, clip.ShotId), clip.TaskId is { } task ? $"  {clip.ShotId} task {Markup.Escape(task)} ready" : $"  {clip.ShotId} ready");
                Bar(screen, nameof(PipelineStage.Generation)).Increment(1);
                break;
            case ShotFailed shot:
                Bar(screen, shot.ShotId).Description = $"  [red]{shot.ShotId} failed[/] {Markup.Escape(shot.Error.Code ?? shot.Error.Type)}";
                Bar(screen, shot.ShotId).StopTask();
                break;
            case Composing composing:
                Bar(screen, nameof(PipelineStage.Composition)).Value = composing.Percent;
                break;
            case PipelineWarning warning:
                Finish(Bar(screen, warning.Code), $"[yellow]{Markup.Escape(warning.Message)}[/]");
                break;
        }
    }

    private ProgressTask Bar(ProgressContext screen, string name) =>
        bars.TryGetValue(name, out var bar) ? bar : bars[name] = screen.AddTask(name);

    private static void Finish(ProgressTask bar, string description)
    {
        bar.Description = description;
        bar.IsIndeterminate = false;
        bar.Value = bar.MaxValue;
        bar.StopTask();
    }
}
