namespace Prism.Sdk.Emulator.DashScope.Limits;

/// <summary>The kinds of calls that have a rate of their own (dashscope.md §4.6).</summary>
internal enum CallKind
{
    Submit,
    Query,
    List,
    Cancel,
    Policy,
}
