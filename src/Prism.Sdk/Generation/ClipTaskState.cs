using System.Text.Json.Serialization;

namespace Prism.Sdk.Generation;

/// <summary>The states of a task that call for different acts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClipTaskState>))]
public enum ClipTaskState
{
    /// <summary>Queued, or a word that Prism does not know: look again later.</summary>
    Pending,

    /// <summary>At work. It can no longer be canceled.</summary>
    Running,

    /// <summary>The clip can be fetched. Billed.</summary>
    Succeeded,

    /// <summary>No clip. Not billed.</summary>
    Failed,

    /// <summary>Canceled before it ran. Not billed.</summary>
    Canceled,

    /// <summary>The provider does not know the task, or not any more.</summary>
    NotFound,
}
