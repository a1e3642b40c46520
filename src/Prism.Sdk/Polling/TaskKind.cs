namespace Prism.Sdk.Polling;

/// <summary>What tasks take about equally long by.</summary>
/// <param name="Model">The model, or nothing when it is not known.</param>
/// <param name="Size">The picture size.</param>
/// <param name="Seconds">The length of the clip.</param>
internal readonly record struct TaskKind(string Model, string Size, int Seconds);
