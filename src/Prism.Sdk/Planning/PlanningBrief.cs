using Prism.Sdk.Input;
using Prism.Sdk.Intents;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Planning;

/// <summary>All that a planner needs to know.</summary>
public sealed record PlanningBrief
{
    /// <summary>Gets the caller's wishes. Its text is masked.</summary>
    public required VideoRequest Request { get; init; }

    /// <summary>Gets the masked text and its language.</summary>
    public required ProcessedInput Input { get; init; }

    /// <summary>Gets the intent.</summary>
    public required VideoIntent Intent { get; init; }

    /// <summary>Gets the template.</summary>
    public required TemplateMatch Template { get; init; }
}
