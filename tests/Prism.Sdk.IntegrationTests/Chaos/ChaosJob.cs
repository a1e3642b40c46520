using Prism.Sdk.Emulator;
using Prism.Sdk.Planning;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>What is drawn for one job, before anything runs.</summary>
internal sealed record ChaosJob
{
    public required ShotPlan Plan { get; init; }

    public required JobOptions Options { get; init; }

    public required IReadOnlyList<EmulatorFault> Faults { get; init; }

    /// <summary>Gets the words of somebody else's tasks that come in beside.</summary>
    public required IReadOnlyList<string> Foreign { get; init; }

    public bool IsCanceled { get; init; }
}
