namespace Prism.Sdk.Prompting;

/// <summary>Something wrong with a reply of the language model.</summary>
/// <param name="Code">A short stable code that the model is told, such as <c>event.uncovered:e3</c>.</param>
/// <param name="IsMendable">Whether our own code can put it right, should the model fail to.</param>
internal readonly record struct ReplyProblem(string Code, bool IsMendable = false);
