namespace Prism.Sdk.Jobs.Journal;

/// <summary>The right to buy for a job. An intent is written only while the job still has this owner and this epoch.</summary>
/// <param name="Owner">The process that works on the job.</param>
/// <param name="Epoch">How often the job has changed hands.</param>
public readonly record struct JobLease(string? Owner, long Epoch);
