namespace Prism.Sdk.Generation.Purchase;

/// <summary>What to do when a submit was proven not accepted: try another account, the same one later, or give up.</summary>
internal sealed class Refusals(GenerationOptions options, TimeProvider time)
{
    /// <summary>How long a shot is submitted again while it meets nothing but throttling. Its account gets slower meanwhile, so this is a service that is down and says so politely.</summary>
    private static readonly TimeSpan ThrottledFor = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private TimeSpan pause = options.SubmitRetryDelay;
    private long? throttledSince;
    private int others;

    /// <summary>Tells whether the account, not the order, is what was refused: another one may take it, and the same one takes nothing else either.</summary>
    public static bool IsOfTheAccount(PrismException error) => error
        is ProviderRequestException { Fault: ProviderFault.Billing or ProviderFault.Quota or ProviderFault.Authentication or ProviderFault.Access }
        or PrismConfigurationException;

    /// <summary>Gets how long to wait before the shot is submitted again.</summary>
    /// <param name="error">Why it was not accepted.</param>
    /// <param name="hasOthers">Whether another account may order it meanwhile.</param>
    /// <returns><see langword="null"/> when it is not to be submitted again.</returns>
    public TimeSpan? PauseAfter(PrismException error, bool hasOthers)
    {
        if (!error.IsTransient)
        {
            return null;
        }

        var isThrottled = error is ProviderRequestException { Fault: ProviderFault.Throttling };
        if (isThrottled)
        {
            throttledSince ??= time.GetTimestamp();
            if (time.GetElapsedTime(throttledSince.Value) > ThrottledFor)
            {
                return null;
            }
        }
        else if (++others > options.MaxSubmitRetries)
        {
            return null;
        }

        if (isThrottled && hasOthers)
        {
            return TimeSpan.Zero;
        }

        var asked = error.RetryAfter is { } wished && wished > pause ? wished : pause;
        pause = Shorter(pause * 2);
        return isThrottled ? Shorter(asked) : asked;
    }

    private static TimeSpan Shorter(TimeSpan wish) => wish < LongestPause ? wish : LongestPause;
}
