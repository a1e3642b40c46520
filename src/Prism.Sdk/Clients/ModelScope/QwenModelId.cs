namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Qwen's models have an owner on ModelScope and none on DashScope.</summary>
internal static class QwenModelId
{
    /// <summary>Turns <c>Qwen/Qwen3-235B-A22B-Instruct-2507</c> into <c>qwen3-235b-a22b-instruct-2507</c>.</summary>
    // DashScope's ids are lower-case; this is a name, not a text to compare.
#pragma warning disable CA1308
    public static string ForDashScope(string model) => model[(model.IndexOf('/', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
#pragma warning restore CA1308
}
