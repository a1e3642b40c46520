using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk;

/// <summary>One step of a running job. A closed family: switch over the derived records below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(StageStarted), "stage-started")]
[JsonDerivedType(typeof(StageFinished), "stage-finished")]
[JsonDerivedType(typeof(EventFound), "event-found")]
[JsonDerivedType(typeof(PlanReady), "plan-ready")]
[JsonDerivedType(typeof(ShotSubmitted), "shot-submitted")]
[JsonDerivedType(typeof(ShotProgress), "shot-progress")]
[JsonDerivedType(typeof(ClipReady), "clip-ready")]
[JsonDerivedType(typeof(ShotFailed), "shot-failed")]
[JsonDerivedType(typeof(PromptRewritten), "prompt-rewritten")]
[JsonDerivedType(typeof(Composing), "composing")]
[JsonDerivedType(typeof(TextUsed), "text-used")]
[JsonDerivedType(typeof(PipelineWarning), "warning")]
[JsonDerivedType(typeof(JobCompleted), "completed")]
[JsonDerivedType(typeof(JobFailed), "failed")]
[JsonDerivedType(typeof(JobParked), "parked")]
[JsonDerivedType(typeof(JobPaused), "paused")]
[JsonDerivedType(typeof(JobCanceled), "canceled")]
public abstract record PipelineUpdate
{
    private protected PipelineUpdate()
    {
    }

    /// <summary>Gets the place of this update in the job's log, counted from 1. Give it to <see cref="VideoJob.WatchAsync"/> to go on after it.</summary>
    public long Sequence { get; init; }

    /// <summary>Gets when it happened.</summary>
    public DateTimeOffset Time { get; init; }
}

/// <summary>A stage began.</summary>
public sealed record StageStarted : PipelineUpdate
{
    /// <summary>Gets the stage.</summary>
    public required PipelineStage Stage { get; init; }
}

/// <summary>A stage ended well.</summary>
public sealed record StageFinished : PipelineUpdate
{
    /// <summary>Gets the stage.</summary>
    public required PipelineStage Stage { get; init; }

    /// <summary>Gets one line on what came out, without text of the user.</summary>
    public string? Summary { get; init; }
}

/// <summary>The language model found an event in the text. With <c>Prism:Intents:Stream</c> it is told while the model still writes. A later one of the same id takes its place.</summary>
/// <remarks><see cref="ToString"/> gives the id, never the text.</remarks>
public sealed record EventFound : PipelineUpdate
{
    /// <summary>Gets the id, such as <c>e1</c>, in the order of the story.</summary>
    public required string EventId { get; init; }

    /// <summary>Gets what happens, with placeholders for personal data.</summary>
    public required string Description { get; init; }

    /// <summary>Describes the event without its text.</summary>
    /// <returns>The id and the length.</returns>
    public override string ToString() => $"EventFound {{ EventId = {EventId}, Description = {Description?.Length ?? 0} characters }}";
}

/// <summary>The plan is written and priced. Nothing has been bought yet.</summary>
public sealed record PlanReady : PipelineUpdate
{
    /// <summary>Gets the plan, with placeholders for personal data.</summary>
    public required ShotPlan Plan { get; init; }

    /// <summary>Gets the price of all its shots.</summary>
    public required Quote Quote { get; init; }
}

/// <summary>The provider accepted a shot and gave a task id. From here on the shot may be billed.</summary>
public sealed record ShotSubmitted : PipelineUpdate
{
    /// <summary>Gets the shot.</summary>
    public required string ShotId { get; init; }

    /// <summary>Gets the provider's id of the task.</summary>
    public required string TaskId { get; init; }
}

/// <summary>A shot's task was looked at.</summary>
public sealed record ShotProgress : PipelineUpdate
{
    /// <summary>Gets the shot.</summary>
    public required string ShotId { get; init; }

    /// <summary>Gets the provider's id of the task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Gets the provider's own word for the state, such as <c>RUNNING</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Gets the time since the submit.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Gets how long the task is expected to take in all: by the times of the tasks before it, and by how long it has taken already.</summary>
    /// <value><see langword="null"/> when nothing is known yet.</value>
    public TimeSpan? Expected { get; init; }

    /// <summary>Gets how much longer the task is expected to take.</summary>
    /// <value><see langword="null"/> when it has ended, or nothing is known yet.</value>
    public TimeSpan? Remaining { get; init; }
}

/// <summary>A clip is downloaded, checked and kept.</summary>
public sealed record ClipReady : PipelineUpdate
{
    /// <summary>Gets the shot.</summary>
    public required string ShotId { get; init; }

    /// <summary>Gets the provider's id of the task.</summary>
    public string? TaskId { get; init; }

    /// <summary>Gets the seconds of video that the provider bills.</summary>
    public double? BilledSeconds { get; init; }
}

/// <summary>A shot gave no clip. The clips of the other shots are kept.</summary>
public sealed record ShotFailed : PipelineUpdate
{
    /// <summary>Gets the shot.</summary>
    public required string ShotId { get; init; }

    /// <summary>Gets what went wrong and what to do.</summary>
    public required JobError Error { get; init; }
}

/// <summary>Moderation refused the words of a shot, and others are ordered in their place. The plan keeps its own.</summary>
/// <remarks><see cref="ToString"/> gives lengths, never the prompts.</remarks>
public sealed record PromptRewritten : PipelineUpdate
{
    /// <summary>Gets the shot.</summary>
    public required string ShotId { get; init; }

    /// <summary>Gets which rewriting of the shot this is, counted from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Gets the provider's code of the refusal.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the words that were refused.</summary>
    public required string Before { get; init; }

    /// <summary>Gets the words that are ordered now.</summary>
    public required string After { get; init; }

    /// <summary>Describes the rewriting without its text.</summary>
    /// <returns>Shot, attempt, code and lengths.</returns>
    public override string ToString() => $"PromptRewritten {{ ShotId = {ShotId}, Attempt = {Attempt}, Code = {Code}, Before = {Before?.Length ?? 0} characters, After = {After?.Length ?? 0} characters }}";
}

/// <summary>FFmpeg is at work, or will be when it is the film's turn (<c>Prism:Composition:MaxConcurrentFilms</c>).</summary>
public sealed record Composing : PipelineUpdate
{
    /// <summary>Gets how much is done, from 0 to 100, read from FFmpeg; 0 also while the film waits for its turn.</summary>
    public required double Percent { get; init; }
}

/// <summary>A language or embedding model was asked.</summary>
public sealed record TextUsed : PipelineUpdate
{
    /// <summary>Gets the model, as the service named it.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the tokens sent.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Gets the tokens received.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>Gets the price; <see langword="default"/> where the price table has no row for the model.</summary>
    public Money Cost { get; init; }

    internal static TextUsed From(string? model, UsageDetails? usage) =>
        new() { Model = model ?? "", InputTokens = usage?.InputTokenCount ?? 0, OutputTokens = usage?.OutputTokenCount ?? 0 };

    internal TextUse ToLedger(string jobId, string account, IReadOnlyDictionary<string, string> tags) => new()
    {
        JobId = jobId,
        Account = account,
        Tags = tags,
        Model = Model,
        InputTokens = InputTokens,
        OutputTokens = OutputTokens,
        Cost = Cost,
        At = Time,
    };
}

/// <summary>Something is not as asked, and the job went on.</summary>
public sealed record PipelineWarning : PipelineUpdate
{
    /// <summary>Gets a short stable word for the warning, such as <c>caption-placeholder</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the sentence for a person.</summary>
    public required string Message { get; init; }
}

/// <summary>The film is finished. The last update of a job.</summary>
public sealed record JobCompleted : PipelineUpdate
{
    /// <summary>Gets where the film is.</summary>
    public required string Path { get; init; }

    /// <summary>Gets its length.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets what was billed.</summary>
    public required Money Cost { get; init; }
}

/// <summary>The job failed. The last update, until it is resumed.</summary>
public sealed record JobFailed : PipelineUpdate
{
    /// <summary>Gets what went wrong and what to do.</summary>
    public required JobError Error { get; init; }
}

/// <summary>The job stopped and needs a person's decision. The last update, until it is resumed.</summary>
public sealed record JobParked : PipelineUpdate
{
    /// <summary>Gets what went wrong and what to decide.</summary>
    public required JobError Error { get; init; }
}

/// <summary>The work on the job stopped, and nothing was given up. The last update, until it is resumed.</summary>
public sealed record JobPaused : PipelineUpdate;

/// <summary>The job was canceled. The last update, until it is resumed.</summary>
public sealed record JobCanceled : PipelineUpdate;
