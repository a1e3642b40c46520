namespace Prism.Sdk.Generation.Rewriting;

/// <summary>Words that stand in for the plan's, and how many rewritings led to them.</summary>
internal sealed record Rewording(string Prompt, int Count)
{
    public override string ToString() => $"Rewording {{ Prompt = {Prompt.Length} characters, Count = {Count} }}";
}
