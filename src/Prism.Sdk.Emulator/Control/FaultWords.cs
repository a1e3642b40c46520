using Prism.Sdk.Emulator.OpenAi;

namespace Prism.Sdk.Emulator.Control;

/// <summary>Which kinds of faults each route knows.</summary>
internal static class FaultWords
{
    private static readonly string[] Any =
    [
        "status", "html", "empty", "json-bad", "truncated", "truncated-close", "redirect", "stall", "stall-body", "delay", "drop-before", "drop-after",
        "bomb", "gzip-bomb", "deep", "bad-utf8", "drip", "slice", "big-header", "many-headers", "content-type",
    ];

    private static readonly string[] Simple = ["status", "delay", "drop-before"];

    private static readonly string[] Fates = ["fail", "canceled", "timeout", "stuck"];

    private static readonly string[] Media =
    [
        "media:good", "media:html", "media:zero", "media:png", "media:zip", "media:elf", "media:random", "media:hls", "media:dash", "media:ffconcat", "media:trunc-faststart",
        "media:endless", "media:huge", "media:wrong-size", "media:short", "media:no-audio",
    ];

    private static readonly string[] Shapes = ["flat", "msg", "java", "openai", "text"];

    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["submit"] = [.. Any, "no-task-id", "task-id", "request-id-only", "late-refusal", .. Fates],
        ["get"] = [.. Any, "unknown", "failed", "canceled", "stuck", "suspended", "weird", "null-status", "regress", "no-url", "url", "new-on-repoll", "usage", "other-id", "whole-seconds"],
        ["list"] = [.. Any, "empty-list"],
        ["cancel"] = Any,
        ["policy"] = Any,
        ["upload"] = Any,
        ["download"] =
        [
            .. Simple, "stall", "redirect", "truncated", "drip", "slice", "content-type", "content-disposition", "wrong-md5",
            "expire", "expire-for-good", "range-ignored", "range-416", "etag-changed", .. Media,
        ],
        ["chat"] = LanguageFaults.Chat,
        ["embeddings"] = LanguageFaults.Embeddings,
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

        if (fault.Shape is { } shape && !Shapes.Contains(shape))
        {
            throw new ArgumentException($"No shape '{shape}' of an error. Shapes: {string.Join(", ", Shapes)}.", nameof(fault));
        }

        if (fault.Kind is "task-id" or "usage" && fault.Value is { } json)
        {
            Parse(json, fault.Kind);
        }
    }

    /// <summary>Says whether a fault is what becomes of a task, rather than what is said to a request.</summary>
    public static bool IsFate(string kind) => Fates.Contains(kind);

    /// <summary>Says whether the request is carried out although its answer is bad.</summary>
    public static bool IsDone(EmulatorFault fault) => fault.Accepted
        ?? fault.Kind is "drop-after" or "truncated" or "truncated-close" or "json-bad" or "empty" or "no-task-id" or "task-id" or "request-id-only"
            or "stall-body" or "bomb" or "gzip-bomb" or "deep" or "bad-utf8" or "drip" or "slice" or "big-header" or "many-headers" or "content-type";

    private static void Parse(string json, string kind)
    {
        try
        {
            System.Text.Json.Nodes.JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw new ArgumentException($"The value of '{kind}' is no JSON: {exception.Message}", nameof(json), exception);
        }
    }
}
