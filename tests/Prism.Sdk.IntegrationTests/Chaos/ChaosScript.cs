using Prism.Sdk.Pricing;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>Draws all of a round from its seed.</summary>
internal static class ChaosScript
{
    // The emulator's price of two seconds at 720p.
    private const decimal PriceOfShot = 1.2m;

    public static IReadOnlyList<ChaosJob> Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(number => DrawJob(random, number))];

    private static ChaosJob DrawJob(Random random, int number)
    {
        // One shot in ten has words that others have too.
        var prompts = Enumerable.Range(1, random.Next(1, 7)).Select(shot => random.Next(10) == 0 ? $"common words {random.Next(3)}" : $"job {number}, shot {shot}").ToArray();
        var foreign = new List<string>();
        if (random.Next(5) == 0)
        {
            foreign.Add($"somebody else's {number}");
        }

        if (random.Next(8) == 0)
        {
            foreign.Add(prompts[0]);
        }

        return new ChaosJob
        {
            Plan = Plans.Of("wan2.6-t2v", prompts),
            Options = new JobOptions { Key = $"chaos-{number}", ReuseClips = random.Next(2) == 0, Budget = BudgetOf(random, prompts.Length) },
            Faults = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => ChaosFaults.Draw(random))],
            Foreign = foreign,
            IsCanceled = random.Next(20) == 0,
        };
    }

    // Exactly what the film costs, so that a shot bought twice is over it; a few have too little for all shots.
    private static Money BudgetOf(Random random, int shots) => new((random.Next(15) == 0 ? shots - 1 : shots) * PriceOfShot, "CNY");
}
