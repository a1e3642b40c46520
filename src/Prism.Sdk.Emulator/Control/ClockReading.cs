namespace Prism.Sdk.Emulator.Control;

/// <summary>The simulated clock as <c>/_emulator/clock</c> tells it.</summary>
internal sealed record ClockReading(DateTimeOffset Now, double Speed);
