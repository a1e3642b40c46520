using System.Runtime.CompilerServices;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>The ledger, read; and the questions to models, written.</summary>
internal sealed partial class SqlJobStore
{
    private const int Page = 1000;

    public Task RecordTextUseAsync(TextUse use, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(use);
        return ChangeAsync(
            sql => sql.RunAsync(
                """
                INSERT INTO prism_text_use (job_id, account, model, input_tokens, output_tokens, cost_micros, currency, tags, at)
                VALUES (@job, @account, @model, @input, @output, @cost, @currency, @tags, @at)
                """,
                ("@job", use.JobId),
                ("@account", use.Account),
                ("@model", use.Model),
                ("@input", use.InputTokens),
                ("@output", use.OutputTokens),
                ("@cost", SqlValues.ToMicros(use.Cost.Amount)),
                ("@currency", use.Cost.Currency ?? ""),
                ("@tags", SqlValues.ToJson(use.Tags)),
                ("@at", SqlValues.ToText(use.At))),
            cancellationToken);
    }

    public IAsyncEnumerable<Submission> ReadSubmissionsAsync(SpendingFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ReadPagesAsync("prism_submission", "intent_at", filter, reader => (reader.Number("id"), SqlValues.Submission(reader)), cancellationToken);
    }

    public IAsyncEnumerable<TextUse> ReadTextUsesAsync(SpendingFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ReadPagesAsync(
            "prism_text_use",
            "at",
            filter,
            reader => (reader.Number("id"), new TextUse
            {
                JobId = reader.Text("job_id")!,
                Account = reader.Text("account")!,
                Model = reader.Text("model")!,
                InputTokens = reader.Number("input_tokens"),
                OutputTokens = reader.Number("output_tokens"),
                Cost = reader.Text("currency") is { Length: > 0 } ? reader.Money("cost_micros", "currency")!.Value : default,
                Tags = reader.Tags(),
                At = reader.Time("at"),
            }),
            cancellationToken);
    }

    // Page by page, so that a reader who takes his time holds no lock.
    private async IAsyncEnumerable<T> ReadPagesAsync<T>(
        string table, string timeColumn, SpendingFilter filter, Func<System.Data.Common.DbDataReader, (long Id, T Row)> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var which = (filter.JobId is null ? "" : " AND job_id = @job") + (filter.Account is null ? "" : " AND account = @account")
            + (filter.From is null ? "" : $" AND {timeColumn} >= @from") + (filter.To is null ? "" : $" AND {timeColumn} < @to");
        for (var after = 0L; ;)
        {
            var last = after;
            var page = await database.ReadAsync(
                sql => sql.RowsAsync(
                    $"SELECT * FROM {table} WHERE id > @after{which} ORDER BY id LIMIT {Page}",
                    read,
                    ("@after", last),
                    ("@job", filter.JobId ?? ""),
                    ("@account", filter.Account ?? ""),
                    ("@from", SqlValues.ToText(filter.From ?? DateTimeOffset.MinValue)),
                    ("@to", SqlValues.ToText(filter.To ?? DateTimeOffset.MaxValue))),
                cancellationToken).ConfigureAwait(false);
            foreach (var (id, row) in page)
            {
                after = id;
                yield return row;
            }

            if (page.Count < Page)
            {
                yield break;
            }
        }
    }
}
