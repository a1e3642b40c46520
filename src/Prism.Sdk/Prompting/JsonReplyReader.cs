using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Prism.Sdk.Prompting;

/// <summary>Finds the JSON object in what a language model says, and reads it strictly.</summary>
/// <remarks>
/// Tolerant about where the object stands (thinking, fences, prose, a schema echoed back, a tail cut off), strict about what it is.
/// Whatever the text, the outcome is a value or codes, never an exception, in time linear in its length.
/// </remarks>
internal static class JsonReplyReader
{
    public const int MaxBytes = 256 * 1024;

    // Braces in prose begin objects that are none; this many are tried before giving up.
    private const int MaxCandidates = 16;

    private static readonly JsonDocumentOptions DocumentOptions = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = JsonObjectScanner.MaxDepth,
    };

    /// <param name="reply">What the model said.</param>
    /// <param name="typeInfo">What is asked for.</param>
    /// <param name="mayLack">The members of the object itself that a right answer may leave out.</param>
    public static JsonReply<T> Read<T>(string? reply, JsonTypeInfo<T> typeInfo, IReadOnlySet<string>? mayLack = null)
        where T : class
    {
        mayLack ??= FrozenSet<string>.Empty;
        if (string.IsNullOrWhiteSpace(reply))
        {
            return JsonReply<T>.Unreadable("reply.empty");
        }

        if (Encoding.UTF8.GetByteCount(reply) > MaxBytes)
        {
            return JsonReply<T>.Unreadable("reply.large");
        }

        var answer = AfterThinking(reply);
        var result = ReadFirst(answer, typeInfo, mayLack);

        // A title may hold the very words that end a thinking block: then the object began before them.
        return result.Value is null && answer.Length < reply.Length && reply.AsSpan().TrimStart().StartsWith('{')
            ? ReadFirst(reply, typeInfo, mayLack)
            : result;
    }

    private static string AfterThinking(string reply)
    {
        const string Open = "<think>", Close = "</think>";
        var end = reply.LastIndexOf(Close, StringComparison.OrdinalIgnoreCase);
        if (end >= 0)
        {
            return reply[(end + Close.Length)..];
        }

        // Thinking that never ended: what looks like an object in it is a draft.
        return reply.AsSpan().TrimStart().StartsWith(Open, StringComparison.OrdinalIgnoreCase) ? string.Empty : reply;
    }

    private static JsonReply<T> ReadFirst<T>(string text, JsonTypeInfo<T> typeInfo, IReadOnlySet<string> mayLack)
        where T : class
    {
        var failure = JsonReply<T>.Unreadable("json.none");
        var longest = 0;
        var at = text.IndexOf('{', StringComparison.Ordinal);
        for (var tried = 0; at >= 0 && tried < MaxCandidates; tried++)
        {
            var span = new JsonObjectScanner(text, at).Run();
            var reply = ReadSpan(span, typeInfo, mayLack, out var isJson);
            if (reply is { Value: not null })
            {
                return reply;
            }

            // The problems of the longest object are the ones worth telling the model.
            if (reply is not null && span.Json.Length >= longest)
            {
                (failure, longest) = (reply, span.Json.Length);
            }

            var next = isJson && !span.IsUnclosed ? span.End : at + 1;
            at = next < text.Length ? text.IndexOf('{', next) : -1;
        }

        return failure;
    }

    /// <summary>Reads one object.</summary>
    /// <returns>The value or its problems; null when the object is a schema, which is no answer at all.</returns>
    private static JsonReply<T>? ReadSpan<T>(JsonObjectSpan span, JsonTypeInfo<T> typeInfo, IReadOnlySet<string> mayLack, out bool isJson)
        where T : class
    {
        isJson = false;
        if (span.IsTooDeep)
        {
            return JsonReply<T>.Unreadable("json.deep");
        }

        try
        {
            using var document = JsonDocument.Parse(span.Json, DocumentOptions);
            isJson = true;
            if (IsSchema(document.RootElement))
            {
                return null;
            }

            var names = new NearNames(mayLack);
            var json = WithRightNames(span.Json, typeInfo, names);
            using var mended = names.Mended.Count == 0 ? null : JsonDocument.Parse(json, DocumentOptions);
            var root = (mended ?? document).RootElement;
            var missing = Missing(root, typeInfo, static property => property.IsRequired);
            return missing.Count > 0
                ? JsonReply<T>.Unreadable(missing)
                : new JsonReply<T> { Value = JsonSerializer.Deserialize(json, typeInfo), Problems = [.. ProblemsOf(span, root, typeInfo), .. names.Problems] };
        }
        catch (JsonException exception)
        {
            return JsonReply<T>.Unreadable(!isJson ? "json.syntax" : span.IsCut ? "reply.cut" : $"json.invalid:{exception.Path ?? "$"}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // A lone surrogate, bare or in an escape, is no text.
            return JsonReply<T>.Unreadable("json.text");
        }
    }

    private static string WithRightNames<T>(string json, JsonTypeInfo<T> typeInfo, NearNames names)
    {
        try
        {
            var node = JsonNode.Parse(json, documentOptions: DocumentOptions);
            names.Mend(node, typeInfo);
            return names.Mended.Count == 0 ? json : node!.ToJsonString();
        }
        catch (ArgumentException)
        {
            // Two members of one name: the strict reading says so.
            return json;
        }
    }

    private static ReplyProblem[] ProblemsOf<T>(JsonObjectSpan span, JsonElement root, JsonTypeInfo<T> typeInfo)
    {
        // The last brace alone may have been forgotten, but not with members still to come.
        var isCut = span.IsCut || (span.IsUnclosed && Missing(root, typeInfo, static _ => true).Count > 0);
        return
        [
            .. isCut ? [new ReplyProblem("reply.cut", IsMendable: true)] : Array.Empty<ReplyProblem>(),
            .. span.IsLoose ? [new ReplyProblem("json.quotes", IsMendable: true)] : Array.Empty<ReplyProblem>(),
        ];
    }

    private static bool IsSchema(JsonElement root) =>
        root.TryGetProperty("$schema", out _)
        || (root.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String);

    private static List<string> Missing<T>(JsonElement root, JsonTypeInfo<T> typeInfo, Func<JsonPropertyInfo, bool> isWanted)
    {
        var given = root.EnumerateObject().Select(static member => member.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. typeInfo.Properties.Where(property => isWanted(property) && !given.Contains(property.Name)).Select(static property => $"json.missing:{property.Name}")];
    }
}
