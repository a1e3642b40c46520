namespace Prism.Sdk.Emulator.DashScope;

/// <summary>An accepted order.</summary>
internal sealed record WanOrder(string Prompt, string Size, int Seconds, int? Seed);
