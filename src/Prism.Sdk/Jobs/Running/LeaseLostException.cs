namespace Prism.Sdk.Jobs.Running;

/// <summary>Another process holds the job now: this one stops, buys nothing more, and leaves the job's state alone.</summary>
internal sealed class LeaseLostException() : OperationCanceledException("Another process works on this job now.");
