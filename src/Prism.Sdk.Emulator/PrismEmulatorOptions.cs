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

    /// <summary>Gets how many tasks of a model run at a time, for each account; the others wait as PENDING.</summary>
    /// <value>The default is <see langword="null"/>: as the service, 5 from wan2.5 on and 2 before (dashscope.md §4.6).</value>
    public int? RunningTasks { get; init; }

    /// <summary>Gets the rates above which calls are answered with 429.</summary>
    /// <value>The default is those of the service, in seconds of the emulator's clock. <see cref="EmulatorLimits.None"/> for load runs.</value>
    public EmulatorLimits Limits { get; init; } = new();

    /// <summary>Gets how long a clip can be fetched, before division.</summary>
    /// <value>The default is 24 hours.</value>
    public TimeSpan UrlLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Gets whether a task whose address has expired tells a new one when it is asked again.</summary>
    /// <value>The default is false: the dead one, the worst that the documents allow.</value>
    public bool RenewsUrls { get; init; }

    /// <summary>Gets whether an unknown model is told as 404 <c>ModelNotFound</c>.</summary>
    /// <value>The default is false: 400 <c>InvalidParameter</c>, as was measured at this endpoint.</value>
    public bool UnknownModelIsNotFound { get; init; }

    /// <summary>Gets the largest upload, in megabytes.</summary>
    /// <value>The default is 1024, as the service.</value>
    public int MaxUploadMegabytes { get; init; } = 1024;

    /// <summary>Gets the clock to live by.</summary>
    /// <value>The default is <see langword="null"/>: the system's, <see cref="Speed"/> times faster. A clock of one's own runs at its own speed.</value>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Gets whether all clips of one size and length are one file: for load runs.</summary>
    /// <value>The default is false: each task has a clip of its own words.</value>
    public bool ShareClips { get; init; }

    /// <summary>Gets a folder in which shared clips are kept for later emulators and for other processes, which may use it at the same time.</summary>
    /// <value>The default is <see langword="null"/>: they are made anew by each emulator.</value>
    public string? SharedClipFolder { get; init; }

    /// <summary>Gets the folder in which tasks, bill, clips and the simulated clock outlive the process.</summary>
    /// <value>The default is <see langword="null"/>: memory only.</value>
    /// <remarks>
    /// <para>A new emulator on the same folder goes on where the last one stopped or was killed. Its clock stands still while no emulator runs,
    /// for at most 12 hours of real time; after that it starts at the real time, unless it was ahead of it.</para>
    /// <para>One emulator works in a folder at a time. Faults, received requests and settings are not kept.</para>
    /// </remarks>
    public string? StateFolder { get; init; }

    /// <summary>Gets how long after its acceptance a task comes into the list, before division.</summary>
    /// <value>The default is 0: at once.</value>
    public TimeSpan ListLag { get; init; }

    /// <summary>Gets by how much the service's clock is ahead of the one that apps wait by: in headers, task times, the list and the life of addresses.</summary>
    /// <value>The default is 0. Negative when it is behind.</value>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>Gets how the language services behave.</summary>
    public EmulatedLanguage Language { get; init; } = new();

    /// <summary>Gets whether received requests are kept.</summary>
    /// <value>The default is true. False for load runs: <see cref="PrismEmulator.Requests"/> stays empty.</value>
    public bool KeepRequests { get; init; } = true;

    /// <summary>Gets the ffmpeg to make clips with.</summary>
    /// <value>The default is <c>ffmpeg</c>, from the PATH.</value>
    public string Ffmpeg { get; init; } = "ffmpeg";
}
