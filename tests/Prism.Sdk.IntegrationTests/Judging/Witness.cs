using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Judging;

/// <summary>Stands at the door to the provider, and looks into the journal by a way of its own: is the intent there before the submit, and the task id before the first look?</summary>
internal sealed class Witness(IJobLedger books)
{
    public ConcurrentQueue<string> Seen { get; } = new();

    public int Submits;

    public void Stand(IServiceCollection services)
    {
        // What a process was told dies with it: its successor may find the task in the list, and has to look at it.
        var told = new ConcurrentDictionary<string, bool>();
        services.Decorate<IClipProvider>((_, inner) => Decorator.Around(inner, (name, arguments, call) => name switch
        {
            nameof(IClipProvider.SubmitAsync) => SubmitAsync((ClipOrder)arguments[0]!, told, () => (Task<SubmitOutcome>)call()!),
            nameof(IClipProvider.GetAsync) => GetAsync((string)arguments[0]!, told, () => (Task<ClipTask>)call()!),
            _ => call(),
        }));
    }

    private async Task<SubmitOutcome> SubmitAsync(ClipOrder order, ConcurrentDictionary<string, bool> told, Func<Task<SubmitOutcome>> call)
    {
        Interlocked.Increment(ref Submits);
        if (order.IdempotencyKey?.Split('-') is not [var job, var shot, var attempt]
            || !(await books.ListLastSubmissionsAsync(job)).Any(row => row.ShotId == shot && $"{row.Attempt}" == attempt && row.State is SubmissionState.Intent or SubmissionState.Unknown))
        {
            Seen.Enqueue($"submitted without an intent: {order.IdempotencyKey}");
        }

        var outcome = await call();
        if (outcome is SubmitOutcome.Accepted accepted)
        {
            told[accepted.TaskId] = true;
        }

        return outcome;
    }

    private async Task<ClipTask> GetAsync(string taskId, ConcurrentDictionary<string, bool> told, Func<Task<ClipTask>> call)
    {
        if (told.ContainsKey(taskId) && !await IsWrittenAsync(taskId))
        {
            Seen.Enqueue($"task {taskId} was looked at before its id was written");
        }

        return await call();
    }

    // Another shot's search may see a task in the very moment in which its id is being written; who polls his own must have written before.
    private async Task<bool> IsWrittenAsync(string taskId)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var looks = 0; looks < 50; looks++)
        {
            if ((await books.FindKnownTasksAsync([taskId])).Contains(taskId))
            {
                return true;
            }

            await timer.WaitForNextTickAsync();
        }

        return false;
    }
}
