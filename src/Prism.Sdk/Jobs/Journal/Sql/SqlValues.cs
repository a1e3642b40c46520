using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>How values stand in the tables, and back.</summary>
internal static class SqlValues
{
    // Fixed width and UTC, so that texts sort as their times do.
    public static string ToText(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset ToTime(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // Millionths of a unit as whole numbers: the databases can add them, and no binary fraction creeps in.
    public static long ToMicros(decimal amount) => (long)decimal.Round(amount * 1_000_000m, MidpointRounding.AwayFromZero);

    public static decimal ToAmount(long micros) => micros / 1_000_000m;

    public static string ToJson(IReadOnlyDictionary<string, string> tags) => JsonSerializer.Serialize(tags, JobJson.Default.IReadOnlyDictionaryStringString);

    // A zero letter, or half of a letter that was cut in two: not every database takes them, and no outcome may be lost for a note.
    public static string ToStorable(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\0', StringComparison.Ordinal)
        ? text
        : string.Concat(text.EnumerateRunes().Where(static rune => rune.Value != 0));

    public static string? Text(this DbDataReader reader, string column) =>
        reader.GetOrdinal(column) is var ordinal && reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public static long Number(this DbDataReader reader, string column) => Convert.ToInt64(reader.GetValue(reader.GetOrdinal(column)), CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(this DbDataReader reader, string column) => ToTime(reader.Text(column)!);

    public static Money? Money(this DbDataReader reader, string column, string currency) =>
        reader.GetOrdinal(column) is var ordinal && reader.IsDBNull(ordinal) ? null : new Money(ToAmount(reader.Number(column)), reader.Text(currency)!);

    public static IReadOnlyDictionary<string, string> Tags(this DbDataReader reader) =>
        JsonSerializer.Deserialize(reader.Text("tags")!, JobJson.Default.IReadOnlyDictionaryStringString)!;

    public static JobRecord Job(DbDataReader reader) => new()
    {
        Id = reader.Text("id")!,
        Key = reader.Text("key"),
        Account = reader.Text("account")!,
        IsPinned = reader.Number("pinned") != 0,
        Status = Enum.Parse<JobStatus>(reader.Text("status")!),
        Request = reader.Text("request")!,
        RequestHash = reader.Text("request_hash")!,
        Budget = reader.Text("budget") is { } budget ? new Money(decimal.Parse(budget, CultureInfo.InvariantCulture), reader.Text("budget_currency")!) : null,
        Tags = reader.Tags(),
        ReuseClips = reader.Number("reuse_clips") != 0,
        Film = reader.Text("film") is { } film ? JsonSerializer.Deserialize(film, JobJson.Default.FinalVideo) : null,
        Error = reader.Text("error") is { } error ? JsonSerializer.Deserialize(error, JobJson.Default.JobError) : null,
        Lease = new JobLease(reader.Text("owner"), reader.Number("epoch")),
        Takeovers = (int)reader.Number("takeovers"),
        CreatedAt = reader.Time("created_at"),
        UpdatedAt = reader.Time("updated_at"),
    };

    public static Submission Submission(DbDataReader reader) => new()
    {
        Id = reader.Number("id"),
        JobId = reader.Text("job_id")!,
        ShotId = reader.Text("shot_id")!,
        Attempt = (int)reader.Number("attempt"),
        State = (SubmissionState)reader.Number("state"),
        Account = reader.Text("account")!,
        Provider = reader.Text("provider")!,
        Model = reader.Text("model")!,
        Fingerprint = reader.Text("fingerprint")!,
        Order = reader.Text("content")!,
        Seconds = (int)reader.Number("seconds"),
        ListPrice = reader.Money("list_micros", "currency")!.Value,
        Price = reader.Money("price_micros", "currency")!.Value,
        Tags = reader.Tags(),
        IntentAt = reader.Time("intent_at"),
        SendUntil = reader.Text("send_until") is { } until ? ToTime(until) : reader.Time("intent_at"),
        TaskId = reader.Text("task_id"),
        RequestId = reader.Text("request_id"),
        Cost = reader.Money("cost_micros", "currency"),
        BilledSeconds = reader.GetOrdinal("billed_seconds") is var ordinal && reader.IsDBNull(ordinal) ? null : reader.GetDouble(ordinal),
        ClipPath = reader.Text("clip_path"),
        ClipSha256 = reader.Text("clip_sha256"),
        Note = reader.Text("note"),
    };
}
