using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Pricing;

/// <summary>What the ledger holds: reserved, confirmed and possible, one line a currency.</summary>
public sealed record Spending
{
    /// <summary>Gets the lines; none when nothing was bought.</summary>
    public IReadOnlyList<SpendingLine> Lines { get; init; } = [];

    /// <summary>Writes the lines.</summary>
    /// <returns>For example <c>6.00 CNY confirmed, 3.00 CNY reserved</c>.</returns>
    public override string ToString() => Lines.Count == 0 ? "nothing" : string.Join("; ", Lines);

    internal static async Task<Spending> ReadAsync(IJobLedger ledger, SpendingFilter filter, CancellationToken cancellationToken)
    {
        var lines = new SortedDictionary<string, SpendingLine>(StringComparer.Ordinal);
        SpendingLine Line(string currency) => lines.TryGetValue(currency, out var line) ? line : new SpendingLine { Currency = currency };

        await foreach (var row in ledger.ReadSubmissionsAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            lines[row.Price.Currency] = Line(row.Price.Currency).Plus(row);
        }

        await foreach (var use in ledger.ReadTextUsesAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            if (use.Cost.Amount != 0)
            {
                lines[use.Cost.Currency] = Line(use.Cost.Currency) with { Text = Line(use.Cost.Currency).Text + use.Cost.Amount };
            }
        }

        return new Spending { Lines = [.. lines.Values] };
    }
}
