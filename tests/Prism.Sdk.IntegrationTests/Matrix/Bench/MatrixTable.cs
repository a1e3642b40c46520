using System.Collections.Concurrent;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>A table of rows. Most of a scenario is waiting, so the rows of a table are played several at a time, and each test asks for the outcome of its own.</summary>
public abstract class MatrixTable
{
    // A row that takes so long is stuck, and must not hold up the others.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // As many as two cores bear without becoming late for each other.
    private static readonly SemaphoreSlim Stages = new(6);
    private static readonly ConcurrentDictionary<MatrixRow, Lazy<Task>> Plays = new();

    internal static TheoryData<string> IdsOf(IReadOnlyList<MatrixRow> table) => [.. table.Select(static row => row.Id)];

    internal static Task PlayAsync(IReadOnlyList<MatrixRow> table, string id)
    {
        foreach (var row in table)
        {
            _ = Begin(row);
        }

        return Begin(table.Single(row => row.Id == id));
    }

    /// <summary>A row that is played on a bench of its own, which is judged afterwards.</summary>
    internal static MatrixRow Row(string id, string fault, string ends, Retry retry, ChargeKind charge, string holds, Func<MatrixBench, Task> play, BenchSetup? setup = null) =>
        Own(id, fault, ends, retry, charge, holds, async () =>
        {
            await using var bench = await MatrixBench.OpenAsync(id, setup ?? new BenchSetup());
            await play(bench);
            await bench.JudgeAsync();
        });

    /// <summary>A row whose scenario brings a bench of another kind.</summary>
    internal static MatrixRow Own(string id, string fault, string ends, Retry retry, ChargeKind charge, string holds, Func<Task> play) =>
        new() { Id = id, Fault = fault, Ends = ends, Retry = retry, Charge = charge, Holds = holds, Play = play };

    internal static BenchSetup With(Action<IPrismBuilder> change) => new() { Change = change };

    // Not in the first test's context: it would end with that test.
    private static Task Begin(MatrixRow row) => Plays.GetOrAdd(row, static key => new(() =>
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(async () =>
            {
                await Stages.WaitAsync();
                try
                {
                    await key.Play().WaitAsync(Patience);
                }
                finally
                {
                    Stages.Release();
                }
            });
        }
    })).Value;
}
