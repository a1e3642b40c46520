using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>The planted bugs. <c>docs/planted-bugs.md</c> lists the same names and sentences.</summary>
internal static class PlantedBugs
{
    private static readonly Trial LostReply = new() { Faults = [Submit("drop-after")] };
    private static readonly Trial TwoJobsForOne = new() { Jobs = [["a cat"], ["a dog"]], DayCap = 1.2m };
    private static readonly Trial TwinsOneLost = new() { Jobs = [["a cat"], ["a cat"]], OneAfterTheOther = true, Faults = [Submit("drop-before") with { Skip = 1 }] };

    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new("submit-before-intent", "The submit is sent first, and the intent is written with its outcome.", Store(static inner => new LateIntent(inner).Call), new Trial { DiesAt = "B18" }),
        new("blind-retry", "A submit of unknown fate is sent once more.", Provider(WrongOutcomes.BlindRetry), LostReply),
        new("task-id-after-first-poll", "The task id is written after the first look at the task.", static prism => LateTask.Plant(prism.Services), new Trial()),
        new("5xx-is-rejected", "A 5xx answer is taken for a refusal, and the shot is submitted again.", Provider(WrongOutcomes.Rejects("(500")), new Trial { Faults = [Submit("status") with { Accepted = true }] }),
        new("408-is-rejected", "A 408 answer is taken for a refusal, and the shot is submitted again.", Provider(WrongOutcomes.Rejects("(408")), new Trial { Faults = [Submit("status") with { Accepted = true, Status = 408 }] }),
        new("200-without-id-is-rejected", "A 200 answer without a task id is taken for a refusal, and the shot is submitted again.", Provider(WrongOutcomes.Rejects("(200")), new Trial { Faults = [Submit("no-task-id")] }),
        new("adopt-by-words-alone", "A lost submit adopts any task with its words, also one that the ledger knows for another shot.", Store(WrongLedger.ForgetsTasks), TwinsOneLost),
        new("one-task-claimed-twice", "Two shots may own one task.", Store(WrongLedger.SharesTasks), new Trial { Jobs = [["a cat"], ["a dog"]], OneAfterTheOther = true, Service = Provider(WrongOutcomes.NamesTheFirstTask) }),
        new("intent-not-fenced", "An intent is written also by a process that has lost the job.", Store(WrongLedger.IgnoresLease), new Trial { IsTakenOver = true }),
        new("budget-beside-the-transaction", "The cap is looked at first, and the intent written later.", WrongCaps.PlantTwoSteps, TwoJobsForOne with { InTwoProcesses = true, Speed = 20 }),
        new("reservation-forgotten", "An intent reserves no money.", Store(WrongLedger.ReservesNothing), TwoJobsForOne),
        new("unknown-is-free", "A submit of unknown fate does not count towards a cap.", Store(WrongCaps.UnknownIsFree), TwoJobsForOne with { OneAfterTheOther = true, Faults = [Submit("drop-after"), On("list", "empty-list") with { Times = 100_000 }], Service = static prism => prism.Services.Configure<GenerationOptions>(static options => options.MaxLostSubmits = 0) }),
        new("polling-stops-on-429", "A look at a task that is refused for its rate ends the shot.", Provider(WrongLooks.StopsOnAnyRefusal), new Trial { Service = Provider(WrongLooks.RefusedOnce) }),
        new("unknown-status-buys-again", "A task that the provider does not know for a moment is taken for failed, and bought again.", Provider(WrongLooks.UnknownIsFailed), new Trial { Faults = [On("get", "unknown")] }),
    ];

    private static EmulatorFault Submit(string kind) => On("submit", kind);

    private static EmulatorFault On(string route, string kind) => new() { Route = route, Kind = kind };

    private static Action<IPrismBuilder> Store(Func<IJobStore, Func<string, object?[], Func<object?>, object?>> bug) =>
        prism => prism.Services.Decorate<IJobStore>((_, inner) => Judging.Decorator.Around(inner, bug(inner)));

    private static Action<IPrismBuilder> Provider(Func<IClipProvider, Func<string, object?[], Func<object?>, object?>> bug) =>
        prism => prism.Services.Decorate<IClipProvider>((_, inner) => Judging.Decorator.Around(inner, bug(inner)));
}
