using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Accounts;

/// <summary>Counts what each account has at work, from the submit to the look that shows its end, over all processes of a test.</summary>
internal sealed class OpenTasks
{
    private readonly Lock door = new();
    private readonly Dictionary<string, HashSet<string>> open = [];
    private readonly Dictionary<string, int> most = [];

    public int MostOf(string account)
    {
        lock (door)
        {
            return most.GetValueOrDefault(account);
        }
    }

    public void Stand(IServiceCollection services) => services.Decorate<IClipProvider>((_, inner) => Decorator.Around(inner, (name, arguments, call) => name switch
    {
        nameof(IClipProvider.SubmitAsync) => SubmitAsync((ClipOrder)arguments[0]!, () => (Task<SubmitOutcome>)call()!),
        nameof(IClipProvider.GetAsync) => GetAsync((string)arguments[1]!, () => (Task<ClipTask>)call()!),
        _ => call(),
    }));

    private async Task<SubmitOutcome> SubmitAsync(ClipOrder order, Func<Task<SubmitOutcome>> call)
    {
        var outcome = await call();
        if (outcome is SubmitOutcome.Accepted accepted)
        {
            lock (door)
            {
                if (!open.TryGetValue(order.Account, out var tasks))
                {
                    open[order.Account] = tasks = [];
                }

                tasks.Add(accepted.TaskId);
                most[order.Account] = Math.Max(most.GetValueOrDefault(order.Account), tasks.Count);
            }
        }

        return outcome;
    }

    private async Task<ClipTask> GetAsync(string account, Func<Task<ClipTask>> call)
    {
        var task = await call();
        if (task.State is ClipTaskState.Succeeded or ClipTaskState.Failed or ClipTaskState.Canceled)
        {
            lock (door)
            {
                open.GetValueOrDefault(account)?.Remove(task.TaskId);
            }
        }

        return task;
    }
}
