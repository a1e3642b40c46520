using System.Collections.Concurrent;

namespace Prism.Sdk.Jobs.Running;

/// <summary>Lets through what a person would want to read: whole percents, and of a task each new state and a sign of life now and then.</summary>
internal sealed class LogThrottle
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, ShotProgress> shots = new();
    private double percent = -1;

    public bool Lets(PipelineUpdate update) => update switch
    {
        Composing composing => IsNextPercent(composing),
        ShotProgress progress => IsNews(progress),
        _ => true,
    };

    private bool IsNextPercent(Composing composing)
    {
        if (Math.Floor(composing.Percent) <= Volatile.Read(ref percent))
        {
            return false;
        }

        Volatile.Write(ref percent, Math.Floor(composing.Percent));
        return true;
    }

    private bool IsNews(ShotProgress progress)
    {
        if (shots.TryGetValue(progress.ShotId, out var last) && last.Status == progress.Status && last.TaskId == progress.TaskId && progress.Elapsed - last.Elapsed < SignOfLife)
        {
            return false;
        }

        shots[progress.ShotId] = progress;
        return true;
    }
}
