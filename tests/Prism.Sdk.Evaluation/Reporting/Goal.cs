namespace Prism.Sdk.Evaluation.Reporting;

/// <summary>A figure beside its bound.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Value">What it came to.</param>
/// <param name="Comparison"><c>&gt;=</c> or <c>&lt;=</c>.</param>
/// <param name="Bound">What it must come to.</param>
/// <param name="IsMet">Whether it does.</param>
internal sealed record Goal(string Name, double Value, string Comparison, double Bound, bool IsMet);
