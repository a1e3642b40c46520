using System.Globalization;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Pricing;

/// <summary>Writes the ledger as CSV (RFC 4180), one row an attempt and one a question to a model.</summary>
internal sealed class LedgerExport(IJobLedger ledger)
{
    private static readonly string[] Columns =
        ["time", "job", "tags", "kind", "shot", "attempt", "task_id", "request_id", "account", "provider", "model", "seconds", "billed_seconds", "input_tokens", "output_tokens", "list_price", "net_price", "billed", "currency", "state", "note"];

    public async Task WriteAsync(TextWriter writer, SpendingFilter filter, CancellationToken cancellationToken)
    {
        await WriteRowAsync(writer, Columns).ConfigureAwait(false);
        await foreach (var row in ledger.ReadSubmissionsAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            await WriteRowAsync(writer, Fields(row)).ConfigureAwait(false);
        }

        await foreach (var use in ledger.ReadTextUsesAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            await WriteRowAsync(writer, Fields(use)).ConfigureAwait(false);
        }

        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string?[] Fields(Submission row) =>
    [
        Text(row.IntentAt), row.JobId, Text(row.Tags), "video", row.ShotId, Text(row.Attempt), row.TaskId, row.RequestId, row.Account, row.Provider, row.Model,
        Text(row.Seconds), Text(row.BilledSeconds), null, null, Text(row.ListPrice.Amount), Text(row.Price.Amount), Text(row.Cost?.Amount), row.Price.Currency, row.State.ToString(), row.Note,
    ];

    private static string?[] Fields(TextUse use) =>
    [
        Text(use.At), use.JobId, Text(use.Tags), "text", null, null, null, null, use.Account, null, use.Model,
        null, null, Text(use.InputTokens), Text(use.OutputTokens), Text(use.Cost.Amount), Text(use.Cost.Amount), Text(use.Cost.Amount), use.Cost.Currency, null, null,
    ];

    private static string? Text(IFormattable? value) => value?.ToString(value is DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture);

    private static string Text(IReadOnlyDictionary<string, string> tags) => string.Join(';', tags.OrderBy(static tag => tag.Key, StringComparer.Ordinal).Select(static tag => $"{tag.Key}={tag.Value}"));

    private static Task WriteRowAsync(TextWriter writer, IEnumerable<string?> fields) => writer.WriteAsync(string.Join(',', fields.Select(Quoted)) + "\r\n");

    // A leading =, +, - or @ would be a formula in a spreadsheet; tags come from a caller, and perhaps from his user.
    private static string Quoted(string? field)
    {
        if (field is not { Length: > 0 })
        {
            return "";
        }

        var safe = field[0] is '=' or '+' or '-' or '@' && !decimal.TryParse(field, CultureInfo.InvariantCulture, out _) ? "'" + field : field;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
