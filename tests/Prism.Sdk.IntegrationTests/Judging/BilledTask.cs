namespace Prism.Sdk.IntegrationTests.Judging;

/// <summary>A task as the provider's own bill has it, with the words that it was asked for.</summary>
internal sealed record BilledTask(string TaskId, string Prompt, decimal Price, bool IsForeign, bool IsBilled);
