namespace Prism.Sdk.Emulator.State;

/// <summary>Where the simulated clock stood, and when that was.</summary>
internal sealed record ClockMoment(DateTimeOffset Simulated, DateTimeOffset Real);
