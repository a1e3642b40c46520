using Prism.Sdk.DependencyInjection;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>What a scenario needs beside the usual bench.</summary>
internal sealed record BenchSetup
{
    public Action<IPrismBuilder>? Change { get; init; }

    /// <summary>Gets whether all calls go over a wire on which any byte can be changed.</summary>
    public bool IsWired { get; init; }

    /// <summary>Gets whether clips are real, and looked at and cut by the real ffmpeg.</summary>
    public bool HasRealClips { get; init; }

    /// <summary>Gets by how much simulated time is faster.</summary>
    public double Speed { get; init; } = 100;

    /// <summary>Gets how many tasks the service runs at a time.</summary>
    public int RunningTasks { get; init; } = 5;

    /// <summary>Gets how long a task runs, in simulated time.</summary>
    public TimeSpan RunTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets how long a submit may take, in real time.</summary>
    public TimeSpan SubmitTimeout { get; init; } = TimeSpan.FromSeconds(2);
}
