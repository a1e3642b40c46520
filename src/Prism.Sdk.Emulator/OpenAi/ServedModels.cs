namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>The models that each side serves.</summary>
internal static class ServedModels
{
    public static IReadOnlyList<string> ModelScope { get; } =
    [
        "Qwen/Qwen3-235B-A22B-Instruct-2507", "Qwen/Qwen3-235B-A22B", "Qwen/Qwen3-235B-A22B-Thinking-2507", "Qwen/Qwen3-30B-A3B-Instruct-2507", "Qwen/Qwen3-Embedding-8B", "deepseek-ai/DeepSeek-V3.2",
    ];

    /// <summary>Says whether a model thinks aloud unless it is told not to.</summary>
    public static bool Thinks(string model) => ThinksAlways(model) || model is "Qwen/Qwen3-235B-A22B" or "qwen3-235b-a22b";

    /// <summary>Says whether a model cannot be told not to.</summary>
    public static bool ThinksAlways(string model) => model.Contains("-Thinking", StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<string> DashScope { get; } =
    [
        "qwen3-235b-a22b-instruct-2507", "qwen3-30b-a3b-instruct-2507", "qwen3-235b-a22b", "qwen-plus", "qwen-flash", "qwen-max",
        "text-embedding-v4", "text-embedding-v3", "text-embedding-v2", "text-embedding-v1",
    ];
}
