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

    /// <summary>A person must decide or act; <see cref="VideoJob.Error"/> says on what: a submit of unknown fate or a lost task (<see cref="VideoJob.ResolveShotAsync"/>), an account that is refused, or a job whose processes died too often. <see cref="VideoJob.ResumeAsync"/> goes on afterwards.</summary>
    Parked,

    /// <summary>Stopped by <see cref="VideoJob.PauseAsync"/>; nothing was given up. <see cref="VideoJob.ResumeAsync"/> goes on with it.</summary>
    Paused,

    /// <summary>Canceled by the caller. <see cref="VideoJob.ResumeAsync"/> goes on with it.</summary>
    Canceled,
}
