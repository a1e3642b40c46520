using System.Text.Json.Serialization;

namespace Prism.Sdk;

/// <summary>Where a job stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobStatus>))]
public enum JobStatus
{
    /// <summary>Accepted and not finished. It runs if its process does.</summary>
    Running,

    /// <summary>The film is there.</summary>
    Completed,

    /// <summary>A stage failed. <see cref="VideoJob.ResumeAsync"/> tries again what is missing.</summary>
    Failed,

    /// <summary>A submit may have been accepted, and a person must decide; see <see cref="VideoJob.ResolveShotAsync"/>.</summary>
    Parked,

    /// <summary>Stopped by <see cref="VideoJob.PauseAsync"/>; nothing was given up. <see cref="VideoJob.ResumeAsync"/> goes on with it.</summary>
    Paused,

    /// <summary>Canceled by the caller. <see cref="VideoJob.ResumeAsync"/> goes on with it.</summary>
    Canceled,
}
