using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>A store that writes a task id only after the provider was asked for the task.</summary>
internal static class LateTask
{
    public static void Plant(IServiceCollection services)
    {
        var held = new ConcurrentDictionary<string, Func<Task<bool>>>();
        services.Decorate<IJobStore>((_, inner) => Decorator.Around(inner, (name, arguments, call) =>
        {
            if (name != nameof(IJobLedger.RecordTaskAsync))
            {
                return call();
            }

            held[(string)arguments[1]!] = () => (Task<bool>)call()!;
            return Task.FromResult(true);
        }));
        services.Decorate<IClipProvider>((_, inner) => Decorator.Around(inner, (name, arguments, call) =>
            name == nameof(IClipProvider.GetAsync) ? LookAsync((string)arguments[0]!, (Task<ClipTask>)call()!) : call()));

        async Task<ClipTask> LookAsync(string taskId, Task<ClipTask> look)
        {
            var task = await look;
            if (held.TryRemove(taskId, out var write))
            {
                await write();
            }

            return task;
        }
    }
}
