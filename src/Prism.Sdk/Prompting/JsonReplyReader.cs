using System.Text;
using System.Text.Json;
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

    public static JsonReply<T> Read<T>(string? reply, JsonTypeInfo<T> typeInfo)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(reply))
        {
            return JsonReply<T>.Unreadable("reply.empty");
        }

        if (Encoding.UTF8.GetByteCount(reply) > MaxBytes)
        {
            return JsonReply<T>.Unreadable("reply.large");
        }

        var answer = AfterThinking(reply);
        var result = ReadFirst(answer, typeInfo);

        // A title may hold the very words that end a thinking block: then the object began before them.
        return result.Value is null && answer.Length < reply.Length && reply.AsSpan().TrimStart().StartsWith('{')
            ? ReadFirst(reply, typeInfo)
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

    private static JsonReply<T> ReadFirst<T>(string text, JsonTypeInfo<T> typeInfo)
        where T : class
    {
        var failure = JsonReply<T>.Unreadable("json.none");
        var longest = 0;
        var at = text.IndexOf('{', StringComparison.Ordinal);
        for (var tried = 0; at >= 0 && tried < MaxCandidates; tried++)
        {
            var span = new JsonObjectScanner(text, at).Run();
            var reply = ReadSpan(span, typeInfo, out var isJson);
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
    private static JsonReply<T>? ReadSpan<T>(JsonObjectSpan span, JsonTypeInfo<T> typeInfo, out bool isJson)
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

            var missing = MissingMembers(document.RootElement, typeInfo);
            return missing.Count > 0
                ? JsonReply<T>.Unreadable(missing)
                : new JsonReply<T> { Value = JsonSerializer.Deserialize(span.Json, typeInfo), Problems = ProblemsOf(span) };
        }
        catch (JsonException exception)
        {
            return JsonReply<T>.Unreadable(!isJson ? "json.syntax" : span.IsCut ? "reply.cut" : $"json.invalid:{exception.Path ?? "$"}");
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate in an escape is JSON by its grammar, and no text.
            return JsonReply<T>.Unreadable("json.text");
        }
    }

    private static ReplyProblem[] ProblemsOf(JsonObjectSpan span) => span.IsCut ? [new ReplyProblem("reply.cut", IsMendable: true)] : [];

    private static bool IsSchema(JsonElement root) =>
        root.TryGetProperty("$schema", out _)
        || (root.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String);

    private static List<string> MissingMembers<T>(JsonElement root, JsonTypeInfo<T> typeInfo)
    {
        var given = root.EnumerateObject().Select(static member => member.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. typeInfo.Properties.Where(property => property.IsRequired && !given.Contains(property.Name)).Select(static property => $"json.missing:{property.Name}")];
    }
}
