namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>All that one model takes, gives and costs, as data (dashscope.md §3, §4.3, §4.6, §6).</summary>
internal sealed record ModelRule
{
    public required string Name { get; init; }

    public required ModelKind Kind { get; init; }

    /// <summary>Gets what a second costs in yuan, by tier. What is no key here is no tier of this model.</summary>
    public required IReadOnlyDictionary<int, decimal> Prices { get; init; }

    public required int DefaultTier { get; init; }

    public required SecondsRule Seconds { get; init; }

    public required UsageShape Usage { get; init; }

    /// <summary>Gets whether it is told its picture by <c>size</c>; if not, by <c>resolution</c>.</summary>
    public bool TakesSize { get; init; }

    /// <summary>Gets the ratios that it takes beside a resolution; the first is the default.</summary>
    public IReadOnlyList<string> Ratios { get; init; } = [];

    /// <summary>Gets what its <c>media</c> may hold; <see langword="null"/> for the older fields.</summary>
    public IReadOnlyList<MediaLimit>? Media { get; init; }

    /// <summary>Gets the only sets of media types that go together, each sorted; <see langword="null"/> for any.</summary>
    public IReadOnlyList<string>? MediaSets { get; init; }

    public bool TakesAudioUrl { get; init; }

    public bool HasAudioSwitch { get; init; }

    public bool HasSound { get; init; } = true;

    /// <summary>Gets whether it tells how it rewrote the prompt. wan2.6 never does.</summary>
    public bool TellsActualPrompt { get; init; }

    /// <summary>Gets the smallest seed: wan3.0 takes -1.</summary>
    public int LeastSeed { get; init; }

    /// <summary>Gets the largest picture that may be given, in MB of 1024 × 1024 bytes.</summary>
    public int MostPictureMegabytes { get; init; } = 20;

    public int FramesPerSecond { get; init; } = 30;

    public int SubmitsPerSecond { get; init; } = 5;

    public int RunningTasks { get; init; } = 5;

    public string Group => Kind == ModelKind.Frames ? "image2video" : "video-generation";

    /// <summary>Gets whether the seconds of clips that are given are billed too.</summary>
    public bool BillsInput => Kind is ModelKind.Reference or ModelKind.Edit or ModelKind.Any;
}
