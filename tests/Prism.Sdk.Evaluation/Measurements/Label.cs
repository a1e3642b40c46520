namespace Prism.Sdk.Evaluation.Measurements;

/// <summary>A labelled piece of a text.</summary>
/// <param name="Type">What it is, in the set's words.</param>
/// <param name="Start">The place of its first character.</param>
/// <param name="End">The place after its last one.</param>
internal sealed record Label(string Type, int Start, int End);
