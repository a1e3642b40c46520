using Prism.Sdk.Generation;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>Submits that are judged wrongly.</summary>
internal static class WrongOutcomes
{
    public static Func<string, object?[], Func<object?>, object?> BlindRetry(IClipProvider inner) => (name, _, call) =>
        name == nameof(IClipProvider.SubmitAsync) ? TwiceAsync(() => (Task<SubmitOutcome>)call()!) : call();

    public static Func<IClipProvider, Func<string, object?[], Func<object?>, object?>> Rejects(string mark) => _ => (name, _, call) =>
        name == nameof(IClipProvider.SubmitAsync) ? RejectedAsync((Task<SubmitOutcome>)call()!, mark) : call();

    /// <summary>A service, not a bug of ours: it takes each order, and names the first task for all.</summary>
    public static Func<string, object?[], Func<object?>, object?> NamesTheFirstTask(IClipProvider inner)
    {
        string? first = null;
        return (name, _, call) => name == nameof(IClipProvider.SubmitAsync) ? NamedAsync((Task<SubmitOutcome>)call()!) : call();

        async Task<SubmitOutcome> NamedAsync(Task<SubmitOutcome> submit)
        {
            var outcome = await submit;
            return outcome is SubmitOutcome.Accepted accepted ? accepted with { TaskId = first ??= accepted.TaskId } : outcome;
        }
    }

    private static async Task<SubmitOutcome> TwiceAsync(Func<Task<SubmitOutcome>> submit) => await submit() is var outcome and not SubmitOutcome.Unknown ? outcome : await submit();

    private static async Task<SubmitOutcome> RejectedAsync(Task<SubmitOutcome> submit, string mark)
    {
        var outcome = await submit;
        return outcome is SubmitOutcome.Unknown unknown && unknown.Error.Message.Contains(mark, StringComparison.Ordinal)
            ? new SubmitOutcome.NotAccepted { Error = new ProviderRequestException("refused") { IsTransient = true }, WasSent = true }
            : outcome;
    }
}
