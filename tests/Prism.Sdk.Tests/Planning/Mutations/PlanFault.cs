namespace Prism.Sdk.Tests.Planning.Mutations;

/// <summary>A way to spoil a plan.</summary>
internal enum PlanFault
{
    DroppedEvent,
    SwappedEvents,
    DriftedDescription,
    OverrunSeconds,
    RepeatedShot,
}
