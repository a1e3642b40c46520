using System.Globalization;
using Microsoft.Data.Sqlite;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>The ledger: what was about to be bought, what was bought, what it cost. Rows are never deleted.</summary>
internal sealed partial class SqliteJobStore
{
    public Task<Submission> RecordIntentAsync(Submission intent, CancellationToken cancellationToken) => WriteAsync(
        command =>
        {
            RequireBudget(command, intent);
            var attempt = Convert.ToInt32(
                command.Scalar("SELECT COALESCE(MAX(attempt), 0) + 1 FROM prism_submission WHERE job_id = $job AND shot_id = $shot", ("$job", intent.JobId), ("$shot", intent.ShotId)),
                CultureInfo.InvariantCulture);
            var id = Convert.ToInt64(
                command.Scalar(
                    """
                    INSERT INTO prism_submission (job_id, shot_id, attempt, state, account, provider, model, fingerprint, content, price, currency, intent_at)
                    VALUES ($job, $shot, $attempt, $state, $account, $provider, $model, $fingerprint, $content, $price, $currency, $at)
                    RETURNING id
                    """,
                    ("$job", intent.JobId),
                    ("$shot", intent.ShotId),
                    ("$attempt", attempt),
                    ("$state", (int)SubmissionState.Intent),
                    ("$account", intent.Account),
                    ("$provider", intent.Provider),
                    ("$model", intent.Model),
                    ("$fingerprint", intent.Fingerprint),
                    ("$content", intent.Order),
                    ("$price", ToText(intent.Price.Amount)),
                    ("$currency", intent.Price.Currency),
                    ("$at", ToText(intent.IntentAt))),
                CultureInfo.InvariantCulture);
            return intent with { Id = id, Attempt = attempt, State = SubmissionState.Intent };
        },
        cancellationToken);

    public Task RecordTaskAsync(long submissionId, string taskId, string? requestId, CancellationToken cancellationToken) => WriteAsync(
        command => command.Run(
            "UPDATE prism_submission SET state = $state, task_id = $task, request_id = $request WHERE id = $id AND task_id IS NULL",
            ("$id", submissionId),
            ("$state", (int)SubmissionState.Submitted),
            ("$task", taskId),
            ("$request", requestId)),
        cancellationToken);

    public Task CloseSubmissionAsync(long submissionId, SubmissionState state, Money? cost, string? note, CancellationToken cancellationToken) => WriteAsync(
        command => command.Run(
            "UPDATE prism_submission SET state = $state, cost = $cost, note = COALESCE($note, note), settled_at = $now WHERE id = $id",
            ("$id", submissionId),
            ("$state", (int)state),
            ("$cost", cost is { } money ? ToText(money.Amount) : null),
            ("$note", note),
            ("$now", Now())),
        cancellationToken);

    public Task<IReadOnlyList<Submission>> LastSubmissionsAsync(string jobId, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<Submission>>(
        command => command.Rows(
            """
            SELECT * FROM prism_submission AS s WHERE job_id = $job
            AND attempt = (SELECT MAX(attempt) FROM prism_submission WHERE job_id = s.job_id AND shot_id = s.shot_id)
            """,
            ReadSubmission,
            ("$job", jobId)),
        cancellationToken);

    // Inside the intent's own transaction, so that two shots at once cannot both take the last of the budget.
    private static void RequireBudget(SqliteCommand command, Submission intent)
    {
        if (command.Rows("SELECT * FROM prism_job WHERE id = $job", ReadJob, ("$job", intent.JobId)) is not [{ Budget: { } budget }])
        {
            return;
        }

        // What failed or was never accepted is not billed; an unknown fate counts as billed.
        var committed = command.Rows(
            "SELECT COALESCE(cost, price) FROM prism_submission WHERE job_id = $job AND state NOT IN ($failed, $void)",
            static reader => ToAmount(reader.GetString(0)),
            ("$job", intent.JobId),
            ("$failed", (int)SubmissionState.Failed),
            ("$void", (int)SubmissionState.Void)).Sum();
        var needed = intent.Price with { Amount = committed + intent.Price.Amount };
        Budgets.Require(budget, needed);
    }

    private static Submission ReadSubmission(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt64(reader.GetOrdinal("id")),
        JobId = reader.Text("job_id")!,
        ShotId = reader.Text("shot_id")!,
        Attempt = reader.GetInt32(reader.GetOrdinal("attempt")),
        State = (SubmissionState)reader.GetInt32(reader.GetOrdinal("state")),
        Account = reader.Text("account")!,
        Provider = reader.Text("provider")!,
        Model = reader.Text("model")!,
        Fingerprint = reader.Text("fingerprint")!,
        Order = reader.Text("content")!,
        Price = new Money(ToAmount(reader.Text("price")!), reader.Text("currency")!),
        IntentAt = ToTime(reader.Text("intent_at")!),
        TaskId = reader.Text("task_id"),
        RequestId = reader.Text("request_id"),
    };
}
