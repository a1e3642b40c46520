using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>One drill for each kill point that a process can reach by itself.</summary>
internal static class KillDrills
{
    // The line is cut after the deed: the task exists, and nobody was told.
    private static readonly EmulatorFault LostReply = new() { Route = "submit", Kind = "drop-after" };

    // The line is cut before the deed: to the caller it looks the same.
    private static readonly EmulatorFault LostOrder = new() { Route = "submit", Kind = "drop-before" };

    private static readonly EmulatorFault Rejected = new() { Route = "submit", Kind = "status", Status = 429, Code = "Throttling.RateQuota" };

    private static readonly EmulatorFault FailedTask = new() { Route = "submit", Kind = "fail" };

    public static IReadOnlyList<KillDrill> OfPlans { get; } =
    [
        .. new[] { "B03", "B04" }.Select(static point => new KillDrill { Point = point, IsText = true, IsBeforeTheJob = true }),
        new() { Point = "B01", IsBeforeTheJob = true },
        new() { Point = "B02" },
        .. new[] { "B05", "B06", "B07", "B08", "B08b", "B09", "B10", "B11", "B12" }.Select(static point => new KillDrill { Point = point, IsText = true }),
    ];

    public static IReadOnlyList<KillDrill> OfCuts { get; } =
    [
        .. new[] { "B28", "B29", "B30", "B31", "B31b", "B32", "B33", "B34" }.Select(static point => new KillDrill { Point = point, IsOfCut = true }),
    ];

    public static IReadOnlyList<KillDrill> OfShots { get; } =
    [
        .. new[] { "B13", "B14", "B15", "B16", "B18", "B19", "B20", "B21", "B22", "B23", "B24", "B25", "B25b", "B26", "B27" }
            .Select(static point => new KillDrill { Point = point, IsOfEachShot = true }),
    ];

    public static IReadOnlyList<KillDrill> OfMishaps { get; } =
    [
        // A process that slept between intent and send sends nothing any more.
        .. new[] { "B18b", "B19b" }.Select(static point => new KillDrill { Point = point, Trap = "sleep:B14:1:500" }),
        .. new[] { "B18b", "B19b" }.Select(static point => new KillDrill { Point = point, Fault = LostReply }),
        new() { Point = "B18b", Fault = Rejected },
        new() { Point = "B19b", Fault = Rejected },
        .. new[] { "B21b", "B21c" }.Select(static point => new KillDrill { Point = point, Fault = FailedTask }),
        .. new[] { "B37", "B38", "B38b" }.Select(static point => new KillDrill { Point = point, Fault = LostReply }),
        .. new[] { "B37", "B37b", "B37c" }.Select(static point => new KillDrill { Point = point, Fault = LostOrder }),
    ];

    /// <summary>Gets the points of a cancel, which end without a film.</summary>
    public static IReadOnlyList<string> OfCancels { get; } = ["B35", "B36", "B36b"];
}
