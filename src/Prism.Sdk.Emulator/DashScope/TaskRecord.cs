using System.Text.Json.Serialization;
using Prism.Sdk.Emulator.DashScope.Rules;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>All that is known of a task at one moment: what is answered, and what a state folder keeps.</summary>
internal sealed record TaskRecord
{
    public string TaskId { get; init; } = Reply.NewId();

    public string RequestId { get; init; } = Reply.NewId();

    public required WanOrder Order { get; init; }

    public required DateTimeOffset SubmitTime { get; init; }

    /// <summary>Gets how long it queues at least. Drawn once, so that a restart changes nothing.</summary>
    public required TimeSpan QueueTime { get; init; }

    public required TimeSpan RunTime { get; init; }

    /// <summary>Gets whose task it is; empty for the account of all keys without a dot.</summary>
    public string? Account { get; init; }

    public bool IsForeign { get; init; }

    /// <summary>Gets what becomes of it by the script.</summary>
    public EmulatorFault? Fate { get; init; }

    public string Status { get; init; } = "PENDING";

    public DateTimeOffset? ScheduledTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>Gets the name of the clip, as the clip folder knows it.</summary>
    public string? Clip { get; init; }

    [JsonIgnore]
    public bool HasEnded => Status is "SUCCEEDED" or "FAILED" or "CANCELED";

    public BillEntry ToBill() => new()
    {
        TaskId = TaskId,
        RequestId = RequestId,
        Model = Order.Model,
        Seconds = Order.Seconds,
        InputSeconds = Order.InputSeconds,
        Size = Order.Size,
        Price = Order.Price,
        Currency = ModelTable.Currency,
        Status = Status,
        Time = SubmitTime,
        IsForeign = IsForeign,
    };
}
