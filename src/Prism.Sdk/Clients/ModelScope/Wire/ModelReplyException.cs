namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>An answer that cannot be taken, whatever its status says.</summary>
internal sealed class ModelReplyException(ModelFault fault, string code, string what, Exception? cause = null) : IOException($"The answer cannot be taken: {what}.", cause)
{
    public const string Empty = "empty_completion";

    public ModelFault Fault => fault;

    /// <summary>Gets the word by which a program tells the reason.</summary>
    public string Code => code;

    /// <summary>Gets the reason for people, as the end of a sentence.</summary>
    public string What => what;
}
