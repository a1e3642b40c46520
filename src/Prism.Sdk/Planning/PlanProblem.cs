namespace Prism.Sdk.Planning;

/// <summary>What is wrong with a plan.</summary>
/// <param name="Code">A short stable code, such as <c>shot.seconds:s2</c>.</param>
/// <param name="Sentence">What is wrong, and what is allowed.</param>
internal readonly record struct PlanProblem(string Code, string Sentence);
