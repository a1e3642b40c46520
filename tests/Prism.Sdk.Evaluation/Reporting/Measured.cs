namespace Prism.Sdk.Evaluation.Reporting;

/// <summary>One measurement of one folder.</summary>
/// <param name="Name">The measurement.</param>
/// <param name="Folder">The data folder.</param>
/// <param name="IsLive">Whether real models answered.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Report">What it found.</param>
internal sealed record Measured(string Name, string Folder, bool IsLive, double Seconds, Report Report);
