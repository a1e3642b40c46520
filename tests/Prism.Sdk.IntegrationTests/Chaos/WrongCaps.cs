using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>Caps that are looked at wrongly.</summary>
internal static class WrongCaps
{
    // Another process looks as well, before this one writes.
    private static readonly TimeSpan LongEnoughForAnother = TimeSpan.FromMilliseconds(300);

    public static void PlantTwoSteps(IPrismBuilder prism) => prism.Services.Decorate<IJobStore>(static (_, inner) => Judging.Decorator.Around(inner, (name, arguments, call) =>
        name == nameof(IJobLedger.RecordIntentAsync) ? InTwoStepsAsync(inner, (Submission)arguments[0]!, (IntentTerms)arguments[1]!, static _ => true, LongEnoughForAnother) : call()));

    public static Func<string, object?[], Func<object?>, object?> UnknownIsFree(IJobStore inner) => (name, arguments, call) =>
        name == nameof(IJobLedger.RecordIntentAsync)
            ? InTwoStepsAsync(inner, (Submission)arguments[0]!, (IntentTerms)arguments[1]!, static row => row.State != SubmissionState.Unknown, TimeSpan.Zero)
            : call();

    private static async Task<IntentOutcome> InTwoStepsAsync(IJobStore store, Submission intent, IntentTerms terms, Func<Submission, bool> counts, TimeSpan between)
    {
        var spent = intent.Price.Amount;
        await foreach (var row in store.ReadSubmissionsAsync(new SpendingFilter()))
        {
            spent += row.State is not (SubmissionState.Failed or SubmissionState.Void) && counts(row) ? (row.Cost ?? row.Price).Amount : 0;
        }

        foreach (var cap in terms.Caps.Where(cap => spent > cap.Limit.Amount))
        {
            return new IntentOutcome.OverCap { Cap = cap.Name, Limit = cap.Limit, Needed = cap.Limit with { Amount = spent } };
        }

        await Task.Delay(between);
        return await store.RecordIntentAsync(intent, terms with { Caps = [] });
    }
}
