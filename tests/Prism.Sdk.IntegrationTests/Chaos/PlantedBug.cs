using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>A wrong money protocol, and the trial that it must not pass.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Sentence">What is wrong.</param>
/// <param name="Plant">Plants it into a container.</param>
/// <param name="Trial">What happens; the right protocol comes through the same trial unharmed.</param>
internal sealed record PlantedBug(string Name, string Sentence, Action<IPrismBuilder> Plant, Trial Trial)
{
    public override string ToString() => Name;
}

/// <summary>What a planted bug has to come through.</summary>
internal sealed record Trial
{
    /// <summary>Gets the shots of each job.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Jobs { get; init; } = [["a cat"]];

    public IReadOnlyList<EmulatorFault> Faults { get; init; } = [];

    /// <summary>Gets the kill point at which the process dies.</summary>
    public string? DiesAt { get; init; }

    /// <summary>Gets whether another process takes the job over while the first one sleeps at its first <c>B13</c>.</summary>
    public bool IsTakenOver { get; init; }

    /// <summary>Gets whether each job runs in a process of its own.</summary>
    public bool InTwoProcesses { get; init; }

    /// <summary>Gets whether one job is to stop before the next one begins.</summary>
    public bool OneAfterTheOther { get; init; }

    /// <summary>Gets how fast the emulator's clock runs. Slow, where a planted bug takes real time and must not look like a process that slept.</summary>
    public double Speed { get; init; } = 200;

    /// <summary>Gets the most that a day may cost.</summary>
    public decimal? DayCap { get; init; }

    /// <summary>Gets what the provider's side does wrong, in the right protocol's run too.</summary>
    public Action<IPrismBuilder> Service { get; init; } = static _ => { };
}
