using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;

namespace Prism.Sdk.Tests.Fuzzing;

/// <summary>Takes valid JSON and breaks it: first the tree, so that most of what comes is still JSON, then at times the text.</summary>
internal static partial class JsonMutator
{
    private static readonly string[] Odd =
    [
        "null", "true", "[]", "{}", "\"\"", "0", "-1", "1e308", "-1e308", "1e400", "9223372036854775807", "99999999999999999999999999", "0.1", "\"10\"", "\"NaN\"", "10.0",
        "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\\r\\n\"", "\"../../etc/passwd\"", "\"https://evil.example/?Signature=s\"", "\"file:///etc/passwd\"", "\"\\u202e\\u200b\"", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
        "\"SUCCEEDED\"", "\"running\"", "[null]", "[{}]", "\"2026-13-45 99:99:99\"", "\"1/0\"", "\"aaaaaaaa\"",
    ];

    private static readonly JsonSerializerOptions Dense = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Dense) { WriteIndented = true };

    /// <summary>Gives what becomes of the examples: some as they are, most with one to six faults.</summary>
    public static Gen<string> Of(params string[] examples) =>
        from example in Gen.Int[0, examples.Length - 1]
        from faults in Gen.Int[0, 6]
        from seed in Gen.UInt
        select Break(examples[example], faults, new Random((int)seed));

    private static string Break(string example, int faults, Random random)
    {
        var root = JsonNode.Parse(example)!;
        for (var fault = 0; fault < faults; fault++)
        {
            BreakTree(root, random);
        }

        var text = Written(root, random);
        return random.Next(4) == 0 ? BreakText(text, random) : text;
    }

    private static void BreakTree(JsonNode root, Random random)
    {
        var places = Places(root).ToArray();
        var place = places[random.Next(places.Length)];
        switch (place)
        {
            case JsonObject { Count: > 0 } members:
                var name = members.ElementAt(random.Next(members.Count)).Key;
                switch (random.Next(5))
                {
                    case 0:
                        members.Remove(name);
                        break;
                    case 1:
                        var value = members[name];
                        members.Remove(name);
                        members[random.Next(2) == 0 ? name.ToUpperInvariant() : name + "x"] = value;
                        break;
                    default:
                        members[name] = Strange(members[name], random);
                        break;
                }

                break;
            case JsonArray { Count: > 0 } items:
                var at = random.Next(items.Count);
                switch (random.Next(4))
                {
                    case 0:
                        items.RemoveAt(at);
                        break;
                    case 1:
                        for (var copies = random.Next(1, 40); copies > 0; copies--)
                        {
                            items.Add(items[at]?.DeepClone());
                        }

                        break;
                    default:
                        items[at] = Strange(items[at], random);
                        break;
                }

                break;
            case JsonArray empty:
                empty.Add(Strange(null, random));
                break;
        }
    }

    // Kept as raw text: the writer would refuse a lone surrogate, a remote service does not.
    private static JsonNode? Strange(JsonNode? now, Random random) => random.Next(12) switch
    {
        0 => null,
        1 => JsonValue.Create(new string((char)random.Next(32, 0x3000), random.Next(1, 2000))),
        2 when now is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 => JsonValue.Create(text.Insert(random.Next(text.Length), "\u0007\u001b[31m")),
        3 when now is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 => JsonValue.Create(text[..random.Next(text.Length)]),
        4 => JsonValue.Create(random.NextDouble() * Math.Pow(10, random.Next(-10, 25))),
        _ => new JsonArray(JsonValue.Create("\u0001raw:" + random.Next(Odd.Length))),
    };

    private static string Written(JsonNode root, Random random) =>
        Raw().Replace(root.ToJsonString(random.Next(4) == 0 ? Indented : Dense), static match => Odd[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]);

    private static string BreakText(string text, Random random)
    {
        var broken = new StringBuilder(text);
        var at = random.Next(text.Length);
        switch (random.Next(6))
        {
            case 0:
                return text[..at];
            case 1:
                broken[at] = (char)random.Next(1, 0x10000);
                break;
            case 2:
                broken.Insert(at, new string("[{\"\\,"[random.Next(5)], random.Next(1, 200)));
                break;
            case 3:
                broken.Remove(at, Math.Min(random.Next(1, 9), text.Length - at));
                break;
            case 4:
                broken.Insert(0, "```json\n<think>{</think>").Append("\n```, there you are}");
                break;
            default:
                broken.Append(text);
                break;
        }

        return broken.ToString();
    }

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        if (node is JsonObject members)
        {
            return members.Select(static member => member.Value).OfType<JsonNode>().SelectMany(Places).Prepend(members);
        }

        return node is JsonArray items ? items.OfType<JsonNode>().SelectMany(Places).Prepend(items) : [];
    }

    [GeneratedRegex(@"\[\s*""\\u0001raw:(\d+)""\s*\]")]
    private static partial Regex Raw();
}
