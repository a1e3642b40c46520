using System.Globalization;
using Prism.Sdk.IntegrationTests.Judging;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>Hundreds of jobs through faults of every kind, judged by the emulator's bill alone.</summary>
/// <remarks><c>PRISM_SOAK=1</c> runs ten times as many; <c>PRISM_SEED</c> repeats a run, as far as threads allow.</remarks>
public sealed class ChaosTests
{
    private const int JobsARound = 50;

    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("PRISM_SOAK") is { Length: > 0 };

    [Fact]
    public async Task Jobs_WithRandomFaults_AreNeverBilledTwice()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PRISM_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next(1, 1_000_000);
        var rounds = new List<ChaosTally>();
        await foreach (var round in RunAsync(seed, IsSoak ? 40 : 4))
        {
            rounds.Add(round);
        }

        var table = ChaosTally.Table(rounds);
        TestContext.Current.TestOutputHelper!.WriteLine(table);
        TestContext.Current.SendDiagnosticMessage(table);

        // The seed stands in the message of a failure.
        var faults = rounds.SelectMany(static round => MoneyJudge.FindFaults(round.Affairs).Select(fault => $"seed {round.Seed}: {fault}")).ToArray();
        Assert.True(faults.Length == 0, string.Join('\n', [.. faults, table]));

        var jobs = rounds.SelectMany(static round => round.Affairs.Jobs).ToArray();
        Assert.All(jobs.Where(static job => job.Status == JobStatus.Parked && job.Error!.Candidates.Count == 0), job => Assert.Contains("those before it", job.Error!.Message, StringComparison.Ordinal));
        var (lookedUp, settled) = (rounds.Sum(static round => round.LookedUp.Count), rounds.Sum(static round => round.Reconciled));
        Assert.True(lookedUp > 0 && settled >= lookedUp * 0.99, $"{settled} of {lookedUp} lost replies were settled\n{table}");
    }

    private static async IAsyncEnumerable<ChaosTally> RunAsync(int seed, int rounds)
    {
        for (var round = 0; round < rounds; round += 2)
        {
            foreach (var tally in await Task.WhenAll(RunOneAsync(seed + round), RunOneAsync(seed + round + 1)))
            {
                yield return tally;
            }
        }
    }

    private static async Task<ChaosTally> RunOneAsync(int seed)
    {
        using var round = new ChaosRound(seed, JobsARound);
        return await round.RunAsync();
    }
}
