namespace Prism.Sdk.Tests.Polling.Simulation;

/// <summary>A task of a simulated service. Times are seconds of the simulation.</summary>
internal sealed class SimulatedTask(string id, double created, double queue, double run)
{
    public string Id { get; } = id;

    public double Created { get; } = created;

    public double Started { get; } = created + queue;

    public double Ended { get; } = created + queue + run;

    /// <summary>Gets or sets when an answer first told that it has ended.</summary>
    public double? ToldAt { get; set; }
}
