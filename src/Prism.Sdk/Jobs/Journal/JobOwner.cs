namespace Prism.Sdk.Jobs.Journal;

/// <summary>A process that works on jobs.</summary>
public sealed record JobOwner
{
    /// <summary>Gets the id, new for each container and process.</summary>
    public required string Id { get; init; }

    /// <summary>Gets where it runs: two owners of one place can see each other's process.</summary>
    public required string Place { get; init; }

    /// <summary>Gets the id of the process in its place.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Gets when the process began, as its system tells it: process ids are used again, this is not.</summary>
    public required string ProcessStarted { get; init; }

    /// <summary>Gets the count of its beats. A process whose count stands still is dead.</summary>
    public long Beat { get; init; }
}
