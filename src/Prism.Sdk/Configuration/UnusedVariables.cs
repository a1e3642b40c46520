using Microsoft.Extensions.Logging;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Configuration;

/// <summary>Tells once of a variable of the original system that nothing uses here.</summary>
internal sealed class UnusedVariables(PrismEnvironment environment, ILogger<UnusedVariables> logger)
{
    private int told;

    public void Tell()
    {
        if (environment.Get("REDIS_URL") is not null && Interlocked.Exchange(ref told, 1) == 0)
        {
            logger.RedisUnused();
        }
    }
}
