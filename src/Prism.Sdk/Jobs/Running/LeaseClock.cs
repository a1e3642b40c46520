namespace Prism.Sdk.Jobs.Running;

/// <summary>The clock of leases: real time, also where an emulator's clock runs sixty times faster. Processes live and die in real time.</summary>
internal sealed record LeaseClock(TimeProvider Time);
