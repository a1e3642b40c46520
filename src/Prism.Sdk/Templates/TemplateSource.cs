namespace Prism.Sdk.Templates;

/// <summary>A template that the host gave in code.</summary>
/// <param name="Template">The template.</param>
internal sealed record TemplateSource(VideoTemplate Template);
