using System.Diagnostics.CodeAnalysis;

namespace Prism.Sdk.Planning;

/// <summary>What is wrong with a plan.</summary>
public sealed record PlanProblem
{
    /// <summary>Creates a problem.</summary>
    public PlanProblem()
    {
    }

    [SetsRequiredMembers]
    internal PlanProblem(string code, string sentence) => (Code, Sentence) = (code, sentence);

    /// <summary>Gets a short stable code, such as <c>shot.seconds:s2</c>: the word for the rule, then the shot, event or name that breaks it.</summary>
    public required string Code { get; init; }

    /// <summary>Gets what is wrong, and what is allowed, in a sentence without text of the user.</summary>
    public required string Sentence { get; init; }
}
