using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation.Purchase.Pacing;
using Prism.Sdk.Generation.Waiting;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Polling;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Waits for a task. A look that fails says nothing about the task: a paid clip is waited for until the deadline.</summary>
internal sealed class TaskWatch(
    IClipProvider provider, ClipWaiting waiting, IJobLedger ledger, SubmitGate gate, IOptions<GenerationOptions> options, TimeProvider time, ILogger<TaskWatch> logger)
{
    /// <summary>Waits until the task has succeeded.</summary>
    public async Task<ClipTask> WaitAsync(Submission submission, VideoSize size, StageContext context, CancellationToken cancellationToken)
    {
        var sightings = new TaskSightings(submission, context, time, logger);
        var ticket = new TaskTicket
        {
            TaskId = submission.TaskId!,
            Account = submission.Account,
            Kind = new TaskKind(submission.Model, size.ToString(), submission.Seconds),
            Typical = provider.Capabilities.FindModel(submission.Model)?.TypicalTime ?? TimeSpan.FromMinutes(2),
            SubmittedAt = submission.IntentAt,
            Interval = options.Value.PollingInterval,
            Deadline = submission.IntentAt + options.Value.TaskTimeout,
        };
        var isOver = await waiting.WaitAsync(ticket, sightings.IsOver, cancellationToken).ConfigureAwait(false);
        FilmMeter.TaskEnded(submission.Model, isOver ? sightings.Last!.State.ToString() : "TimedOut", time.GetUtcNow() - submission.IntentAt, sightings.Last?.StartedAt - sightings.Last?.CreatedAt);
        return sightings.Last switch
        {
            { State: ClipTaskState.Succeeded } task when isOver => task,
            { State: ClipTaskState.Failed or ClipTaskState.Canceled } task when isOver => throw await SettleAsync(submission, task).ConfigureAwait(false),
            { State: ClipTaskState.NotFound } task when isOver => throw Lost(submission, task),
            _ => throw TooLate(submission),
        };
    }

    private async Task<PrismException> SettleAsync(Submission submission, ClipTask task)
    {
        KillPoint.Hit("B21b");
        await ledger.SettleAsync(submission.Id, new Settlement { State = SubmissionState.Failed, Note = task.Code }, CancellationToken.None).ConfigureAwait(false);
        KillPoint.Hit("B21c");
        gate.Free(submission);
        return Failure(submission, task);
    }

    private static PrismException Failure(Submission submission, ClipTask task) => task.Failure == ClipFailure.ContentRejected
        ? new ContentRejectedException(Wording.Pick(
            $"Shot {submission.ShotId}: task {task.TaskId} was refused by the provider's moderation ({task.Code}). It is not billed. Change the words of this shot in the plan and start the plan; the same words will be refused again.",
            $"镜头 {submission.ShotId}：任务 {task.TaskId} 未通过服务方的内容审核（{task.Code}），不计费。请在方案中修改该镜头的文字后重新开始；相同的文字会再次被拒绝。"))
        {
            TaskId = task.TaskId,
            Code = task.Code,
            RequestId = task.RequestId,
            Side = task.RejectedSide,
        }
        : new ClipFailedException(Wording.Pick(
            $"Shot {submission.ShotId}: task {task.TaskId} ended {task.ProviderStatus} ({task.Code ?? "no code"}). It is not billed. {Advice(task)}",
            $"镜头 {submission.ShotId}：任务 {task.TaskId} 以 {task.ProviderStatus}（{task.Code ?? "无错误码"}）结束，不计费。{Advice(task)}"))
        {
            State = task.State,
            TaskId = task.TaskId,
            Code = task.Code,
            RequestId = task.RequestId,
            IsTransient = task.Failure != ClipFailure.InvalidOrder,
        };

    private static string Advice(ClipTask task) => task switch
    {
        { State: ClipTaskState.Canceled } => Wording.Pick("Somebody canceled it at the provider; resume the job to order it again.", "任务在服务方被取消；恢复作业即可重新下单。"),
        { Failure: ClipFailure.InvalidOrder } => Wording.Pick("The provider found the order wrong: change the shot in the plan and start the plan.", "服务方认为请求有误：请在方案中修改该镜头后重新开始。"),
        _ => Wording.Pick("Resume the job to order this shot again; the other clips are kept.", "恢复作业即可重新生成该镜头；其他片段会保留。"),
    };

    private static ClipFailedException Lost(Submission submission, ClipTask task) =>
        new(Wording.Pick(
            $"Shot {submission.ShotId}: the provider does not know task {submission.TaskId} any more (tasks live 24 hours). It may have been billed, and nothing is bought again by itself. Look at the provider's bill, then call ResolveShotAsync: buy it again, or skip it.",
            $"镜头 {submission.ShotId}：服务方已没有任务 {submission.TaskId}（任务保留 24 小时）。它可能已计费，系统不会自动再次购买。请查看服务方账单，然后调用 ResolveShotAsync：重新购买，或跳过该镜头。"))
        {
            State = ClipTaskState.NotFound,
            TaskId = submission.TaskId,
            RequestId = task.RequestId,
            PossiblyCharged = Charge.Possible,
        };

    private ClipFailedException TooLate(Submission submission) =>
        new(Wording.Pick(
            $"Shot {submission.ShotId}: task {submission.TaskId} did not end within {options.Value.TaskTimeout} ({GenerationOptions.SectionName}:TaskTimeout). It may still succeed and be billed; resume the job to go on waiting for it.",
            $"镜头 {submission.ShotId}：任务 {submission.TaskId} 未在 {options.Value.TaskTimeout} 内结束（{GenerationOptions.SectionName}:TaskTimeout）。它仍可能成功并计费；恢复作业即可继续等待。"))
        {
            State = ClipTaskState.Running,
            TaskId = submission.TaskId,
            IsTransient = true,
            PossiblyCharged = Charge.Possible,
        };
}
