using System.Net;
using Prism.Sdk.Clients.ModelScope.Wire;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>One model that can be asked, and what was learned about it while asking.</summary>
internal sealed class ModelRoute(ModelEndpoint endpoint, string name, TimeProvider time)
{
    private int thinking;
    private long freeAt;
    private long benchedUntil;

    /// <summary>Gets the name by which requests of this route are told apart below the SDK. It travels nowhere.</summary>
    public string Name => name;

    public ModelEndpoint Endpoint => endpoint;

    public ThinkingMode Thinking => (ThinkingMode)Volatile.Read(ref thinking);

    /// <summary>Gets what the service last said of its limits.</summary>
    public ModelRateLimits? Limits { get; private set; }

    /// <summary>Gets whether the model refused for a reason that lasts, not long ago.</summary>
    public bool IsBenched => time.GetUtcNow().Ticks < Volatile.Read(ref benchedUntil);

    public void Bench(TimeSpan span) => Volatile.Write(ref benchedUntil, (time.GetUtcNow() + span).Ticks);

    /// <summary>Goes on to the next way of asking, unless another question has done so meanwhile.</summary>
    /// <returns>Whether there is one to try.</returns>
    public bool AskOtherwise(ThinkingMode tried)
    {
        Interlocked.CompareExchange(ref thinking, (int)tried + 1, (int)tried);
        return tried < ThinkingMode.Streamed;
    }

    /// <summary>Keeps what an answer says of limits: whoever asks next waits as long as the service wished.</summary>
    public void Note(HttpResponseMessage response)
    {
        Limits = ModelRateLimits.Read(response.Headers) ?? Limits;
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && RetryHint.Of(response) is { } pause && pause <= ModelHttp.LongestPause)
        {
            Volatile.Write(ref freeAt, (time.GetUtcNow() + pause).Ticks);
        }
    }

    /// <summary>Waits until the service wishes to be asked again.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromTicks(Volatile.Read(ref freeAt) - time.GetUtcNow().Ticks);
        return pause > TimeSpan.Zero ? Task.Delay(pause, time, cancellationToken) : Task.CompletedTask;
    }
}
