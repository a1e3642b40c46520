using System.Text.Json;

namespace Prism.Sdk.Templates;

/// <summary>Tells at which line of its JSON a member stands, by path: <c>$.beats[1].camera.en</c>.</summary>
internal static class TemplateLines
{
    /// <summary>Walks JSON that has been read before, and notes the line of each member and element.</summary>
    public static IReadOnlyDictionary<string, int> Of(ReadOnlySpan<byte> json)
    {
        Dictionary<string, int> lines = new(StringComparer.OrdinalIgnoreCase);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        Stack<(string Path, int Next)> arrays = new();
        Stack<string> paths = new(["$"]);
        var (line, counted) = (1, 0);
        string? member = null;
        while (reader.Read())
        {
            line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    member = $"{paths.Peek()}.{reader.GetString()}";
                    lines.TryAdd(member, line);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    paths.Pop();
                    if (reader.TokenType == JsonTokenType.EndArray)
                    {
                        arrays.Pop();
                    }

                    break;
                default:
                    var path = member ?? Element(arrays);
                    member = null;
                    lines.TryAdd(path, line);
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        paths.Push(path);
                    }

                    if (reader.TokenType == JsonTokenType.StartArray)
                    {
                        arrays.Push((path, 0));
                    }

                    break;
            }
        }

        return lines;
    }

    private static string Element(Stack<(string Path, int Next)> arrays)
    {
        if (!arrays.TryPop(out var array))
        {
            return "$";
        }

        arrays.Push((array.Path, array.Next + 1));
        return $"{array.Path}[{array.Next}]";
    }
}
