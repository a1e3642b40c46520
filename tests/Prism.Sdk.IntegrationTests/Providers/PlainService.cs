using System.Collections.Concurrent;
using Prism.Sdk.IntegrationTests.Judging;

namespace Prism.Sdk.IntegrationTests.Providers;

/// <summary>A service in memory that makes clips at once, bills each, and may know an order again by its key.</summary>
internal sealed class PlainService(bool takesKeys)
{
    public const decimal Price = 1.5m;

    private readonly ConcurrentDictionary<string, string> byKey = new();
    private readonly ConcurrentDictionary<string, string> prompts = new();
    private int repliesToLose;

    public IReadOnlyList<BilledTask> Bill => [.. prompts.Select(static task => new BilledTask(task.Key, task.Value, Price, IsForeign: false, IsBilled: true))];

    public void LoseReply() => Interlocked.Increment(ref repliesToLose);

    /// <returns>The task, or <see langword="null"/> when the answer is lost.</returns>
    public string? Order(string prompt, string? key)
    {
        var task = takesKeys && key is not null ? byKey.GetOrAdd(key, _ => Make(prompt)) : Make(prompt);
        if (Interlocked.Decrement(ref repliesToLose) >= 0)
        {
            return null;
        }

        Interlocked.Increment(ref repliesToLose);
        return task;
    }

    public string? PromptOf(string taskId) => prompts.GetValueOrDefault(taskId);

    private string Make(string prompt)
    {
        var task = $"plain-{Guid.NewGuid():N}";
        prompts[task] = prompt;
        return task;
    }
}
