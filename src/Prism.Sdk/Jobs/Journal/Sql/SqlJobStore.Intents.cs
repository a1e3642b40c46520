using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>Intents: the one transaction in which lease, room and caps are looked at and the money is reserved.</summary>
internal sealed partial class SqlJobStore
{
    // What failed or was never accepted is not billed; an unknown fate counts as billed.
    private const string Committed = "COALESCE(SUM(COALESCE(cost_micros, price_micros)), 0)";
    private const string NotFree = "state NOT IN (4, 5)";

    public Task<IntentOutcome> RecordIntentAsync(Submission intent, IntentTerms terms, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        ArgumentNullException.ThrowIfNull(terms);
        return database.WriteAsync<IntentOutcome>(
            async sql =>
            {
                // A full account is asked again and again: "no" writes nothing. It is only a look, before the turn is taken; what decides is the same look within it.
                if (!await HasRoomAsync(sql, intent, terms).ConfigureAwait(false))
                {
                    return new IntentOutcome.NoRoom();
                }

                // Then the account's row: intents of one account go one by one, so that no two can take the last room or the last money.
                // A tag's money is shared by accounts, so it has a turn of its own; always in one order, so that no two wait for each other.
                await TakeTurnAsync(sql, intent.Account).ConfigureAwait(false);
                foreach (var turn in terms.Caps.Select(static cap => cap.Tag).OfType<KeyValuePair<string, string>>().Select(static tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal))
                {
                    await TakeTurnAsync(sql, turn).ConfigureAwait(false);
                }

                if (!await HoldsAsync(sql, intent.JobId, terms.Lease).ConfigureAwait(false))
                {
                    return new IntentOutcome.Deposed();
                }

                if (!await HasRoomAsync(sql, intent, terms).ConfigureAwait(false))
                {
                    return new IntentOutcome.NoRoom();
                }

                var job = (await sql.RowsAsync("SELECT * FROM prism_job WHERE id = @job", SqlValues.Job, ("@job", intent.JobId)).ConfigureAwait(false))[0];
                return await PassedCapAsync(sql, intent, job, terms).ConfigureAwait(false) is { } passed
                    ? passed
                    : new IntentOutcome.Recorded { Submission = await InsertAsync(sql, intent with { Tags = job.Tags }).ConfigureAwait(false) };
            },
            cancellationToken);
    }

    private static Task<int> TakeTurnAsync(SqlScript sql, string account) => sql.RunAsync(
        "INSERT INTO prism_account (account, turn) VALUES (@account, 1) ON CONFLICT (account) DO UPDATE SET turn = prism_account.turn + 1",
        ("@account", account));

    private static async Task<bool> HasRoomAsync(SqlScript sql, Submission intent, IntentTerms terms)
    {
        var open = await sql.NumberAsync(
            "SELECT COUNT(*) FROM prism_submission WHERE account = @account AND model = @model AND intent_at >= @since AND state IN (0, 1, 2)",
            ("@account", intent.Account),
            ("@model", intent.Model),
            ("@since", SqlValues.ToText(terms.OpenSince))).ConfigureAwait(false);
        if (open >= terms.MaxOpen)
        {
            return false;
        }

        var lately = await sql.NumberAsync(
            "SELECT COUNT(*) FROM prism_submission WHERE account = @account AND model = @model AND intent_at > @second",
            ("@account", intent.Account),
            ("@model", intent.Model),
            ("@second", SqlValues.ToText(intent.IntentAt - TimeSpan.FromSeconds(1)))).ConfigureAwait(false);
        return lately < terms.MaxPerSecond;
    }

    private static async Task<IntentOutcome.OverCap?> PassedCapAsync(SqlScript sql, Submission intent, JobRecord job, IntentTerms terms)
    {
        IEnumerable<SpendingCap> caps = job.Budget is { } budget ? [new SpendingCap { Name = "JobOptions.Budget", Limit = budget }, .. terms.Caps.Where(static cap => cap.Since is not null)] : terms.Caps;
        foreach (var cap in caps)
        {
            if (cap.Tag is { } tag && !(job.Tags.TryGetValue(tag.Key, out var value) && value == tag.Value))
            {
                continue;
            }

            // Only the job's own budget may be in another currency, and then nothing can be compared.
            var needed = new Money(SqlValues.ToAmount(await SpentAsync(sql, intent, cap).ConfigureAwait(false)) + intent.Price.Amount, intent.Price.Currency);
            if (!string.Equals(cap.Limit.Currency, needed.Currency, StringComparison.OrdinalIgnoreCase) || needed.Amount > cap.Limit.Amount)
            {
                return new IntentOutcome.OverCap { Cap = cap.Name, Limit = cap.Limit, Needed = needed };
            }
        }

        return null;
    }

    private static Task<long> SpentAsync(SqlScript sql, Submission intent, SpendingCap cap) => cap switch
    {
        { Since: null } => sql.NumberAsync(
            $"SELECT {Committed} FROM prism_submission WHERE job_id = @job AND currency = @currency AND {NotFree}",
            ("@job", intent.JobId),
            ("@currency", intent.Price.Currency)),
        { Since: { } since, Tag: { } tag } => sql.NumberAsync(
            $"SELECT {Committed} FROM prism_submission JOIN prism_tag ON prism_tag.submission_id = prism_submission.id WHERE prism_tag.name = @name AND prism_tag.value = @value AND prism_tag.at >= @since AND currency = @currency AND {NotFree}",
            ("@name", tag.Key),
            ("@value", tag.Value),
            ("@since", SqlValues.ToText(since)),
            ("@currency", intent.Price.Currency)),
        { Since: { } since } => sql.NumberAsync(
            $"SELECT {Committed} FROM prism_submission WHERE account = @account AND intent_at >= @since AND currency = @currency AND {NotFree}",
            ("@account", intent.Account),
            ("@since", SqlValues.ToText(since)),
            ("@currency", intent.Price.Currency)),
    };

    private static async Task<Submission> InsertAsync(SqlScript sql, Submission intent)
    {
        var attempt = (int)await sql.NumberAsync(
            "SELECT COALESCE(MAX(attempt), 0) + 1 FROM prism_submission WHERE job_id = @job AND shot_id = @shot",
            ("@job", intent.JobId),
            ("@shot", intent.ShotId)).ConfigureAwait(false);
        var id = await sql.NumberAsync(
            """
            INSERT INTO prism_submission (job_id, shot_id, attempt, state, account, provider, model, fingerprint, content, seconds, list_micros, price_micros, currency, tags, intent_at, send_until)
            VALUES (@job, @shot, @attempt, 0, @account, @provider, @model, @fingerprint, @content, @seconds, @list, @price, @currency, @tags, @at, @until)
            RETURNING id
            """,
            ("@job", intent.JobId),
            ("@shot", intent.ShotId),
            ("@attempt", attempt),
            ("@account", intent.Account),
            ("@provider", intent.Provider),
            ("@model", intent.Model),
            ("@fingerprint", intent.Fingerprint),
            ("@content", intent.Order),
            ("@seconds", intent.Seconds),
            ("@list", SqlValues.ToMicros(intent.ListPrice.Amount)),
            ("@price", SqlValues.ToMicros(intent.Price.Amount)),
            ("@currency", intent.Price.Currency),
            ("@tags", SqlValues.ToJson(intent.Tags)),
            ("@at", SqlValues.ToText(intent.IntentAt)),
            ("@until", SqlValues.ToText(intent.SendUntil))).ConfigureAwait(false);
        foreach (var (name, value) in intent.Tags)
        {
            await sql.RunAsync(
                "INSERT INTO prism_tag (submission_id, name, value, at) VALUES (@id, @name, @value, @at)",
                ("@id", id),
                ("@name", name),
                ("@value", value),
                ("@at", SqlValues.ToText(intent.IntentAt))).ConfigureAwait(false);
        }

        return intent with { Id = id, Attempt = attempt, State = SubmissionState.Intent };
    }
}
