namespace Prism.Sdk.Polling;

/// <summary>A tenth more or less, so that processes that began together do not ask together.</summary>
internal static class Jitter
{
    public static double Next(Random random)
    {
        lock (random)
        {
            return 0.9 + (0.2 * random.NextDouble());
        }
    }
}
