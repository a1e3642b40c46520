using Prism.Sdk.Generation;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>Looks at tasks that are judged wrongly.</summary>
internal static class WrongLooks
{
    public static Func<string, object?[], Func<object?>, object?> StopsOnAnyRefusal(IClipProvider inner) => (name, _, call) =>
        name == nameof(IClipProvider.GetAsync) ? StopAsync((Task<ClipTask>)call()!) : call();

    /// <summary>A service, not a bug of ours: it refuses the first look for its rate.</summary>
    public static Func<string, object?[], Func<object?>, object?> RefusedOnce(IClipProvider inner)
    {
        var looks = 0;
        return (name, _, call) => name == nameof(IClipProvider.GetAsync) && Interlocked.Increment(ref looks) == 1
            ? Task.FromException<ClipTask>(new ProviderRequestException("429") { Code = "Throttling.RateQuota", IsTransient = true })
            : call();
    }

    public static Func<string, object?[], Func<object?>, object?> UnknownIsFailed(IClipProvider inner) => (name, _, call) =>
        name == nameof(IClipProvider.GetAsync) ? FailAsync((Task<ClipTask>)call()!) : call();

    private static async Task<ClipTask> StopAsync(Task<ClipTask> look)
    {
        try
        {
            return await look;
        }
        catch (ProviderRequestException exception)
        {
            throw new ProviderRequestException(exception.Message) { Code = exception.Code };
        }
    }

    private static async Task<ClipTask> FailAsync(Task<ClipTask> look) => await look is var task && task.State == ClipTaskState.NotFound ? task with { State = ClipTaskState.Failed, Failure = ClipFailure.ProviderFault } : task;
}
