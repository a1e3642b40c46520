namespace Prism.Sdk.Emulator.Control;

/// <summary>Which kinds of faults each route knows.</summary>
internal static class FaultWords
{
    private static readonly string[] Any =
    [
        "status", "html", "empty", "json-bad", "truncated", "truncated-close", "redirect", "stall", "delay", "drop-before", "drop-after",
    ];

    private static readonly string[] Simple = ["status", "delay", "drop-before"];

    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["submit"] = [.. Any, "no-task-id", "request-id-only", "fail", "stuck"],
        ["get"] = [.. Any, "unknown", "stuck", "suspended", "weird", "regress", "no-url"],
        ["list"] = [.. Any, "empty-list"],
        ["cancel"] = Any,
        ["download"] = [.. Simple, "expire"],
        ["chat"] = Simple,
        ["embeddings"] = Simple,
    };

    public static void Check(EmulatorFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!Kinds.TryGetValue(fault.Route, out var kinds))
        {
            throw new ArgumentException($"No route '{fault.Route}'. Routes: {string.Join(", ", Kinds.Keys)}.", nameof(fault));
        }

        if (!kinds.Contains(fault.Kind))
        {
            throw new ArgumentException($"No fault '{fault.Kind}' on route '{fault.Route}'. Kinds: {string.Join(", ", kinds)}.", nameof(fault));
        }
    }

    /// <summary>Says whether a fault is what becomes of a task, rather than what is said to a request.</summary>
    public static bool IsFate(string kind) => kind is "fail" or "stuck";

    /// <summary>Says whether the request is carried out although its answer is bad.</summary>
    public static bool IsDone(EmulatorFault fault) => fault.Accepted
        ?? fault.Kind is "drop-after" or "truncated" or "truncated-close" or "json-bad" or "empty" or "no-task-id" or "request-id-only";
}
