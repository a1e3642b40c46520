namespace Prism.Sdk.Composition.Running;

/// <summary>How a tool ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Gets whether it was stopped because it said nothing.</summary>
    public bool HungUp { get; init; }

    /// <summary>Gets the last lines of what it complained about.</summary>
    public string Tail => Errors.Trim() is var errors && errors.Length > 1000 ? errors[^1000..] : errors;
}
