namespace Prism.Sdk.Emulator;

/// <summary>How the emulator behaves.</summary>
public sealed record PrismEmulatorOptions
{
    /// <summary>Gets the TCP port on loopback.</summary>
    /// <value>The default is 0: any free one.</value>
    public int Port { get; init; }

    /// <summary>Gets by how much all simulated waiting is divided: queueing, shooting, the life of addresses.</summary>
    /// <value>The default is 1: as slow as life.</value>
    public double Speed { get; init; } = 1;

    /// <summary>Gets how long a task waits in the queue, shortest and longest, before division.</summary>
    /// <value>The default is 1 to 8 seconds.</value>
    public (TimeSpan Shortest, TimeSpan Longest) QueueTime { get; init; } = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));

    /// <summary>Gets how long a task runs, shortest and longest, before division.</summary>
    /// <value>The default is 60 to 180 seconds.</value>
    public (TimeSpan Shortest, TimeSpan Longest) RunTime { get; init; } = (TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(180));

    /// <summary>Gets how many tasks of a model run at a time; the others wait as PENDING.</summary>
    /// <value>The default is 5.</value>
    public int RunningTasks { get; init; } = 5;

    /// <summary>Gets how long a clip can be fetched, before division.</summary>
    /// <value>The default is 24 hours.</value>
    public TimeSpan UrlLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Gets whether all clips of one size and length are one file: for load runs.</summary>
    /// <value>The default is false: each task has a clip of its own words.</value>
    public bool ShareClips { get; init; }

    /// <summary>Gets the ffmpeg to make clips with.</summary>
    /// <value>The default is <c>ffmpeg</c>, from the PATH.</value>
    public string Ffmpeg { get; init; } = "ffmpeg";
}
