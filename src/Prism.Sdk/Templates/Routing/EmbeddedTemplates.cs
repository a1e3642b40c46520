namespace Prism.Sdk.Templates.Routing;

/// <summary>The templates as one embedding model sees them.</summary>
/// <param name="Index">Their vectors.</param>
/// <param name="Model">The model; empty when the generator does not tell.</param>
/// <param name="Threshold">The score that was learned from their examples; <see langword="null"/> when there were too few.</param>
internal sealed record EmbeddedTemplates(VectorIndex Index, string Model, double? Threshold);
