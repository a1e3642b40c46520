namespace Prism.Sdk.Templates;

/// <summary>What is wrong at one place of a template.</summary>
/// <param name="Path">The place, as a JSON path.</param>
/// <param name="Message">The mistake and its remedy, a sentence or two.</param>
internal readonly record struct TemplateProblem(string Path, string Message);
