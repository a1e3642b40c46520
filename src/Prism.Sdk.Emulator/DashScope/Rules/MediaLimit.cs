namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>How many of a type a <c>media</c> array may hold.</summary>
internal sealed record MediaLimit(string Type, int Most, int Least = 0);
