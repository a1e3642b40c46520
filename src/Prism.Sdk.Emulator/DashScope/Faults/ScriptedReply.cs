using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Faults;

/// <summary>Carries a request out and answers it: well, or with the fault that it meets.</summary>
internal static class ScriptedReply
{
    public static async Task ServeAsync(HttpContext context, ServiceClock clock, EmulatorFault? fault, Func<Task<Answer>> work)
    {
        if (fault is { Kind: "delay" })
        {
            await DelayAsync(context, fault, work).ConfigureAwait(false);
            return;
        }

        var answer = fault is null || FaultWords.IsDone(fault) ? await work().ConfigureAwait(false) : null;
        if (answer is not null && (fault is null || answer.Status >= 400))
        {
            await Reply.JsonAsync(context, answer.Status, answer.Body).ConfigureAwait(false);
            return;
        }

        await BadReply.SendAsync(context, clock, fault!, answer).ConfigureAwait(false);
    }

    private static async Task DelayAsync(HttpContext context, EmulatorFault fault, Func<Task<Answer>> work)
    {
        var done = FaultWords.IsDone(fault) ? await work().ConfigureAwait(false) : null;
        if (!await Pause.UntilHungUpAsync(context, TimeSpan.FromSeconds(fault.Seconds)).ConfigureAwait(false))
        {
            context.Abort();
            return;
        }

        var answer = done ?? await work().ConfigureAwait(false);
        await Reply.JsonAsync(context, answer.Status, answer.Body).ConfigureAwait(false);
    }
}
