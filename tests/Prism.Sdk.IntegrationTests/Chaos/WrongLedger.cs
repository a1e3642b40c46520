using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>Ledgers that forget, share or fence wrongly.</summary>
internal static class WrongLedger
{
    public static Func<string, object?[], Func<object?>, object?> ForgetsTasks(IJobStore inner) => (name, _, call) => name switch
    {
        nameof(IJobLedger.FindKnownTasksAsync) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>()),
        nameof(IJobLedger.RecordTaskAsync) => AnywayAsync((Task<bool>)call()!),
        _ => call(),
    };

    public static Func<string, object?[], Func<object?>, object?> SharesTasks(IJobStore inner) => (name, _, call) =>
        name == nameof(IJobLedger.RecordTaskAsync) ? AnywayAsync((Task<bool>)call()!) : call();

    public static Func<string, object?[], Func<object?>, object?> IgnoresLease(IJobStore inner) => (name, arguments, call) =>
        name == nameof(IJobLedger.RecordIntentAsync) ? UnfencedAsync(inner, (Submission)arguments[0]!, (IntentTerms)arguments[1]!) : call();

    public static Func<string, object?[], Func<object?>, object?> ReservesNothing(IJobStore inner) => (name, arguments, call) =>
    {
        if (name == nameof(IJobLedger.RecordIntentAsync))
        {
            var intent = (Submission)arguments[0]!;
            arguments[0] = intent with { Price = intent.Price with { Amount = 0 } };
        }

        return call();
    };

    private static async Task<bool> AnywayAsync(Task<bool> recording) => await recording is var _;

    private static async Task<IntentOutcome> UnfencedAsync(IJobStore store, Submission intent, IntentTerms terms) =>
        await store.RecordIntentAsync(intent, terms with { Lease = (await store.FindAsync(intent.JobId))!.Lease });
}
