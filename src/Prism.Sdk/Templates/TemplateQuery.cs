using Prism.Sdk.Intents;

namespace Prism.Sdk.Templates;

/// <summary>What the router needs to pick a template.</summary>
public sealed record TemplateQuery
{
    /// <summary>Gets the masked source text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the intent.</summary>
    public required VideoIntent Intent { get; init; }

    /// <summary>Gets the template that the caller named.</summary>
    /// <value><see langword="null"/> when it is to be searched.</value>
    public string? TemplateId { get; init; }

    /// <summary>Describes the query without its text.</summary>
    /// <returns>The length and the template named.</returns>
    public override string ToString() => $"TemplateQuery {{ Text = {Text?.Length ?? 0} characters, TemplateId = {TemplateId} }}";
}
