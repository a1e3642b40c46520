using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Waits for a task. A look that fails says nothing about the task: a paid clip is waited for until the deadline.</summary>
internal sealed class TaskWatch(
    IClipProvider provider, IJobLedger ledger, IOptions<GenerationOptions> options, TimeProvider time, ILogger<TaskWatch> logger)
{
    /// <summary>How long after its submit a task may still be unknown to the provider.</summary>
    private static readonly TimeSpan NotYetVisible = TimeSpan.FromSeconds(60);

    /// <summary>How long a task that the provider does not know is still asked for: an unknown task may be one of a part of the service that is down.</summary>
    private static readonly TimeSpan UnknownFor = TimeSpan.FromMinutes(10);

    /// <summary>Waits until the task has succeeded.</summary>
    public async Task<ClipTask> WaitAsync(Submission submission, StageContext context, CancellationToken cancellationToken)
    {
        var expected = provider.Capabilities.FindModel(submission.Model)?.TypicalTime;
        var told = false;
        DateTimeOffset? unknownSince = null;
        while (true)
        {
            var elapsed = time.GetUtcNow() - submission.IntentAt;
            var task = await LookAsync(submission, cancellationToken).ConfigureAwait(false);
            if (task is null && !told)
            {
                context.Report(new PipelineWarning { Code = "poll-failed", Message = $"Task {submission.TaskId} of shot {submission.ShotId} cannot be looked at for the moment; the waiting goes on." });
            }

            // Once for each outage: a provider that is down for two hours is one piece of news.
            told = task is null;
            if (task is not null)
            {
                context.Report(new ShotProgress { ShotId = submission.ShotId, TaskId = task.TaskId, Status = task.ProviderStatus, Elapsed = elapsed, Expected = expected });
                switch (task.State)
                {
                    case ClipTaskState.Succeeded:
                        return task;
                    case ClipTaskState.Failed or ClipTaskState.Canceled:
                        KillPoint.Hit("B21b");
                        await ledger.SettleAsync(submission.Id, new Settlement { State = SubmissionState.Failed, Note = task.Code }, CancellationToken.None).ConfigureAwait(false);
                        KillPoint.Hit("B21c");
                        throw Failure(submission, task);
                    case ClipTaskState.NotFound when elapsed > NotYetVisible && time.GetUtcNow() - (unknownSince ??= time.GetUtcNow()) > UnknownFor:
                        throw Lost(submission, task);
                }

                unknownSince = task.State == ClipTaskState.NotFound ? unknownSince : null;
            }

            if (elapsed > options.Value.TaskTimeout)
            {
                throw TooLate(submission);
            }

            await Task.Delay(options.Value.PollingInterval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ClipTask?> LookAsync(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.GetAsync(submission.TaskId!, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderRequestException exception) when (exception.IsTransient)
        {
            logger.PollFailed(submission.TaskId!, exception);
            return null;
        }
    }

    private static PrismException Failure(Submission submission, ClipTask task) => task.Failure == ClipFailure.ContentRejected
        ? new ContentRejectedException($"Shot {submission.ShotId}: task {task.TaskId} was refused by the provider's moderation ({task.Code}). It is not billed. Change the words of this shot in the plan and start the plan; the same words will be refused again.")
        {
            TaskId = task.TaskId,
            Code = task.Code,
            RequestId = task.RequestId,
        }
        : new ClipFailedException($"Shot {submission.ShotId}: task {task.TaskId} ended {task.ProviderStatus} ({task.Code ?? "no code"}). It is not billed. {Advice(task)}")
        {
            State = task.State,
            TaskId = task.TaskId,
            Code = task.Code,
            RequestId = task.RequestId,
            IsTransient = task.Failure != ClipFailure.InvalidOrder,
        };

    private static string Advice(ClipTask task) => task switch
    {
        { State: ClipTaskState.Canceled } => "Somebody canceled it at the provider; resume the job to order it again.",
        { Failure: ClipFailure.InvalidOrder } => "The provider found the order wrong: change the shot in the plan and start the plan.",
        _ => "Resume the job to order this shot again; the other clips are kept.",
    };

    private static ClipFailedException Lost(Submission submission, ClipTask task) =>
        new($"Shot {submission.ShotId}: the provider does not know task {submission.TaskId} any more (tasks live 24 hours). It may have been billed, and nothing is bought again by itself. Look at the provider's bill, then call ResolveShotAsync: buy it again, or skip it.")
        {
            State = ClipTaskState.NotFound,
            TaskId = submission.TaskId,
            RequestId = task.RequestId,
            PossiblyCharged = Charge.Possible,
        };

    private ClipFailedException TooLate(Submission submission) =>
        new($"Shot {submission.ShotId}: task {submission.TaskId} did not end within {options.Value.TaskTimeout} ({GenerationOptions.SectionName}:TaskTimeout). It may still succeed and be billed; resume the job to go on waiting for it.")
        {
            State = ClipTaskState.Running,
            TaskId = submission.TaskId,
            IsTransient = true,
            PossiblyCharged = Charge.Possible,
        };
}
