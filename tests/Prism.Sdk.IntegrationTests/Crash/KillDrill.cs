using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>How a kill point is reached: from which request, and with what going wrong before.</summary>
internal sealed record KillDrill
{
    public required string Point { get; init; }

    /// <summary>Gets whether the job starts from a text, so that it is planned first.</summary>
    public bool IsText { get; init; }

    /// <summary>Gets whether the point comes before the job is in the journal: then only the same call, repeated, can go on.</summary>
    public bool IsBeforeTheJob { get; init; }

    /// <summary>Gets whether every shot passes the point, and not only the job.</summary>
    public bool IsOfEachShot { get; init; }

    /// <summary>Gets whether the film is the subject, and not what it cost.</summary>
    public bool IsOfCut { get; init; }

    public EmulatorFault? Fault { get; init; }

    /// <summary>Gets what else the process does to itself.</summary>
    public string Trap { get; init; } = "";

    public override string ToString() => Point;
}
