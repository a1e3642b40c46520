using System.Collections.Concurrent;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>A store that holds an intent back until the outcome of its submit is told.</summary>
internal sealed class LateIntent(IJobStore inner)
{
    private readonly ConcurrentDictionary<long, (Submission Intent, IntentTerms Terms)> held = new();
    private long last;

    public object? Call(string name, object?[] arguments, Func<object?> call) => name switch
    {
        nameof(IJobLedger.RecordIntentAsync) => Hold((Submission)arguments[0]!, (IntentTerms)arguments[1]!),
        nameof(IJobLedger.RecordTaskAsync) or nameof(IJobLedger.SettleAsync) when held.TryRemove((long)arguments[0]!, out var late) => WriteAsync(late, arguments, () => (Task<bool>)call()!),
        _ => call(),
    };

    private Task<IntentOutcome> Hold(Submission intent, IntentTerms terms)
    {
        var id = Interlocked.Decrement(ref last);
        held[id] = (intent, terms);
        return Task.FromResult<IntentOutcome>(new IntentOutcome.Recorded { Submission = intent with { Id = id, Attempt = 1 } });
    }

    private async Task<bool> WriteAsync((Submission Intent, IntentTerms Terms) late, object?[] arguments, Func<Task<bool>> call)
    {
        arguments[0] = ((IntentOutcome.Recorded)await inner.RecordIntentAsync(late.Intent, late.Terms)).Submission.Id;
        return await call();
    }
}
