using System.Text;

namespace Prism.Sdk.Tests.Prompting;

/// <summary>A right reply, spoiled in every way in which language models spoil theirs.</summary>
internal static class MalformedReplies
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    /// <summary>Wraps that leave the object whole: the answer must be read as if nothing were there.</summary>
    public static IEnumerable<(string Name, string Reply)> Harmless(string good)
    {
        string[] fences = ["```json\n{0}\n```", "```\n{0}\n```", "```JSON {0} ```", "~~~\n{0}\n~~~", "```json\r\n{0}\r\n```\r\n", "\n\n```jsonc\n{0}\n```", "````\n```json\n{0}\n```\n````", "`{0}`"];
        string[] thoughts =
        [
            "<think>short</think>{0}", "<think>\n\n</think>\n\n{0}", "<think>{{\"title\":\"draft\"}}</think>{0}", "no opening tag</think>{0}", "<think>one</think><think>two</think>{0}", "<THINK>x</THINK>{0}",
            "<think>the user wants {{a}} and [b]</think>\nHere it is:\n{0}",
        ];
        string[] prose =
        [
            "Sure! {0}", "{0}\nHope this helps!", "Here is the JSON you asked for:\n\n{0}\n\nLet me know.", "好的，这是结果：{0}。", "The set {{a, b}} comes first. {0}", "Use {{name}} as a slot.\n{0}", "{0}\n{0}", "\uFEFF{0}", " \t\r\n{0}\r\n",
            "Answer: {0} :)", "{{}}\n{0}", "1. {0}", "**Result**\n{0}", "JSON = {0};", "<answer>{0}</answer>", "{{\"note\":\"draft\"}} {0}",
        ];
        string[] schemas = ["{{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"title\":\"x\"}}\n{0}", "{{\"type\":\"object\",\"properties\":{{\"title\":{{\"type\":\"string\"}}}},\"required\":[\"title\"]}}\n{0}"];
        return new[] { ("fence", fences), ("thinking", thoughts), ("prose", prose), ("schema", schemas) }
            .SelectMany(kind => kind.Item2.Select((pattern, index) => ($"{kind.Item1} {index}", pattern.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("{0}", good, StringComparison.Ordinal))))
            .Append(("line breaks", good.Replace(",", ",\r\n  ", StringComparison.Ordinal)))
            .Append(("trailing commas", good.Replace("}", ",}", StringComparison.Ordinal).Replace("}]", "},]", StringComparison.Ordinal)))
            .Append(("comma at the end", good[..^1] + ",}"))
            .Append(("line comments", good.Replace(",\"", ", // a {comment}, \"quoted\"\n\"", StringComparison.Ordinal)))
            .Append(("block comments", good.Replace(":", ": /* { \" */ ", StringComparison.Ordinal)))
            .Append(("raw line breaks in texts", good.Replace(" ", "\n", StringComparison.Ordinal)))
            .Append(("raw line breaks of Windows in texts", good.Replace(" ", "\r\n", StringComparison.Ordinal)))
            .Append(("raw tabs in texts", good.Replace(" ", "\t", StringComparison.Ordinal)))
            .Append(("unknown members", good[..^1] + ",\"model\":\"wan-x\",\"url\":\"http://169.254.169.254/\",\"path\":\"/etc/passwd\"}"));
    }

    /// <summary>Damage: read right, mended with a warning, or refused; nothing else.</summary>
    public static IEnumerable<(string Name, string Reply)> Damaged(string good)
    {
        for (var bytes = 0; bytes < Encoding.UTF8.GetByteCount(good); bytes++)
        {
            yield return ($"cut at byte {bytes}", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(good), 0, bytes));
        }

        foreach (var (open, close) in new[] { ("'", "'"), ("“", "”"), ("”", "”"), ("‘", "’"), ("„", "“"), ("«", "»"), ("`", "`"), ("\\\"", "\\\""), ("＂", "＂"), ("\"\"", "\"\"") })
        {
            yield return ($"quotes {open}{close}", Requoted(good, open, close));
            yield return ($"quotes of names {open}{close}", System.Text.RegularExpressions.Regex.Replace(good, "\"([a-zA-Z]+)\":", $"{open}$1{close}:"));
        }

        foreach (var name in new[] { "title", "events", "shots", "characters" }.Where(name => good.Contains($"\"{name}\":", StringComparison.Ordinal)))
        {
            yield return ($"{name} twice, first wrong", "{" + $"\"{name}\":\"wrong\"," + good[1..]);
            yield return ($"{name} twice, last wrong", good[..^1] + $",\"{name}\":[]}}");
            yield return ($"{name} NaN", Replaced(good, name, "NaN"));
            yield return ($"{name} of another type", Replaced(good, name, "5"));
            yield return ($"{name} an object", Replaced(good, name, "{\"value\":{}}"));
            yield return ($"{name} without quotes", good.Replace($"\"{name}\":", $"{name}:", StringComparison.Ordinal));
            yield return ($"{name} full-width colon", good.Replace($"\"{name}\":", $"\"{name}\"：", StringComparison.Ordinal));
        }

        foreach (var name in new[] { "events", "shots" }.Where(name => good.Contains($"\"{name}\":[{{", StringComparison.Ordinal)))
        {
            yield return ($"{name} renamed", good.Replace($"\"{name}\":[{{", $"\"{name}s_\":[{{", StringComparison.Ordinal));
        }

        // What is optional is lost without a word when its name is not known.
        foreach (var name in System.Text.RegularExpressions.Regex.Matches(good, "\"([a-zA-Z]+)\":").Select(static match => match.Groups[1].Value).Distinct())
        {
            foreach (var other in new[] { name + "s", name + "_text", "the_" + name, name.ToUpperInvariant() + "_", string.Concat(name.AsSpan(0, 1), name.AsSpan(2)), "somethingElse" })
            {
                yield return ($"{name} renamed {other}", good.Replace($"\"{name}\":", $"\"{other}\":", StringComparison.Ordinal));
            }
        }

        foreach (var number in new[] { "NaN", "-NaN", "Infinity", "-Infinity", "1e999", "0x10", "5s", "五", "+5", "05", "5.", "--5", "None", "undefined", "True" })
        {
            yield return ($"seconds {number}", good.Replace("\"seconds\":5", $"\"seconds\":{number}", StringComparison.Ordinal) is var changed && changed != good ? changed : good[..^1] + $",\"x\":{number}}}");
        }

        foreach (var (depth, open) in new[] { (40, "["), (40, "{\"a\":"), (2000, "["), (100_000, "["), (50_000, "{\"a\":"), (200_000, "{") })
        {
            yield return ($"{depth} deep {open}", good[..^1] + ",\"x\":" + string.Concat(Enumerable.Repeat(open, depth)));
            yield return ($"{depth} deep {open} alone", string.Concat(Enumerable.Repeat(open, depth)));
        }

        yield return ("10 MB of spaces", new string(' ', TenMegabytes) + good);
        yield return ("10 MB of prose", new string('x', TenMegabytes) + good);
        yield return ("10 MB of braces", new string('{', TenMegabytes));
        yield return ("10 MB of thinking", "<think>" + new string('。', TenMegabytes / 3) + "</think>" + good);
        yield return ("10 MB in a text", Replaced(good, "title", $"\"{new string('t', TenMegabytes)}\""));

        string[] odd =
        [
            "", " ", "\0", "null", "true", "[]", "{}", "}{", "{", "\"", "I cannot help with that.", "对不起，我不能回答这个问题。", "<think>never ends " + good, "<think>" + good + "</think>", $"[{good}]", $"{{\"result\":{good}}}",
            System.Text.Json.JsonSerializer.Serialize(good), good.Replace("\":", "\"=", StringComparison.Ordinal), good.Replace("\",", "\";", StringComparison.Ordinal), good.Replace(",\"", "\"", StringComparison.Ordinal), good.Replace("}", "", StringComparison.Ordinal),
            good.Replace("]", "", StringComparison.Ordinal), good.Replace("{", "", StringComparison.Ordinal), good.Replace('{', '(').Replace('}', ')'), good.Replace("\"", "", StringComparison.Ordinal), good.Insert(good.Length / 2, "\0"), good.Insert(good.Length / 2, "\uD800"),
            good.Insert(good.Length / 2, "\\x"), good.Insert(good.Length / 2, "\""), good[(good.Length / 2)..], good + good[..^1], good[..^1] + ",\"title\"}", good[..^1] + "]", good[..^2] + "}]", "title: x\nevents:\n  - description: y\nshots: []",
            "<title>x</title><events/>", "{\"$schema\":\"x\"," + good[1..], "{\"type\":\"object\",\"properties\":" + good + "}", "{\"error\":\"rate limit\"}", "data: " + good[..(good.Length / 2)],
        ];
        foreach (var (index, reply) in odd.Index())
        {
            yield return ($"odd {index}", reply);
        }
    }

    private static string Requoted(string good, string open, string close)
    {
        var isOpen = false;
        return string.Concat(good.Select(c => c != '"' ? c.ToString() : (isOpen = !isOpen) ? open : close));
    }

    /// <summary>Puts another value in the place of a member's, which goes to the end of the object, as text can.</summary>
    private static string Replaced(string good, string name, string value)
    {
        using var document = System.Text.Json.JsonDocument.Parse(good);
        return "{" + string.Join(',', document.RootElement.EnumerateObject().Select(member => $"\"{member.Name}\":{(member.Name == name ? value : member.Value.GetRawText())}")) + "}";
    }
}
