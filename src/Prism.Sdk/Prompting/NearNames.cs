using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Prism.Sdk.Prompting;

/// <summary>Looks for members that a model wrote under another name: what is optional would otherwise be lost without a word. A name near the right one is put right.</summary>
/// <remarks>Only where the right one is missing. Other names stay, and are not read; one that holds what the missing member may hold is told.</remarks>
internal sealed class NearNames(IReadOnlySet<string> mayLack)
{
    private const int ShortestPart = 4;

    // An id or a number that a model adds to a shot is no text that was lost.
    private const int ShortestText = 8;

    private readonly List<string> mended = [];
    private readonly List<string> lost = [];

    /// <summary>Gets the right names of the members that were renamed.</summary>
    public IReadOnlyList<string> Mended => mended;

    /// <summary>Gets the codes of what is told: <c>json.renamed</c> and <c>json.unread</c>, each with the right name.</summary>
    public IEnumerable<ReplyProblem> Problems =>
        mended.Distinct().Select(static name => new ReplyProblem($"json.renamed:{name}", IsMendable: true)).Concat(lost.Distinct().Select(static name => new ReplyProblem($"json.unread:{name}", IsMendable: true)));

    /// <summary>Renames the members of an object and of all within it.</summary>
    public void Mend(JsonNode? node, JsonTypeInfo type) => Mend(node, type, isRoot: true);

    /// <summary>Tells whether a name may be meant for another.</summary>
    public static bool AreNear(string written, string right)
    {
        var (one, other) = (Letters(written), Letters(right));
        if (one.Length == 0)
        {
            return false;
        }

        // captions and caption; mustHaveList and mustHave; must_have; capton.
        return one == other
            || (Math.Min(one.Length, other.Length) >= ShortestPart && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal)))
            || (other.Length > ShortestPart && Distance(one, other) <= (other.Length > 7 ? 2 : 1));
    }

    private void Mend(JsonNode? node, JsonTypeInfo type, bool isRoot)
    {
        switch (node)
        {
            case JsonObject members when type.Kind == JsonTypeInfoKind.Object:
                MendObject(members, type, isRoot);
                foreach (var property in type.Properties)
                {
                    if (Find(members, property.Name) is { } name)
                    {
                        Mend(members[name], type.Options.GetTypeInfo(property.PropertyType), isRoot: false);
                    }
                }

                break;
            case JsonArray items when type.ElementType is { } element:
                foreach (var item in items)
                {
                    Mend(item, type.Options.GetTypeInfo(element), isRoot: false);
                }

                break;
        }
    }

    private void MendObject(JsonObject members, JsonTypeInfo type, bool isRoot)
    {
        var unknown = members.Select(static member => member.Key).Where(name => !type.Properties.Any(property => IsSame(property.Name, name))).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        foreach (var property in Lacking(members, type))
        {
            if (unknown.Where(name => AreNear(name, property.Name)).ToArray() is [var near])
            {
                members.Remove(near, out var value);
                members[property.Name] = value;
                unknown.Remove(near);
                mended.Add(property.Name);
            }
        }

        lost.AddRange(Lacking(members, type)
            .Where(property => !(isRoot && mayLack.Contains(property.Name)) && unknown.Any(name => MayHold(members[name], type.Options.GetTypeInfo(property.PropertyType), isRoot)))
            .Select(static property => property.Name));
    }

    private static JsonPropertyInfo[] Lacking(JsonObject members, JsonTypeInfo type) => [.. type.Properties.Where(property => Find(members, property.Name) is null)];

    private static bool MayHold(JsonNode? value, JsonTypeInfo missing, bool isRoot) => value switch
    {
        JsonArray items => missing.Kind == JsonTypeInfoKind.Enumerable && items.Count > 0,
        JsonObject members => missing.Kind == JsonTypeInfoKind.Object && members.Count > 0,
        JsonValue text when text.GetValueKind() == JsonValueKind.String => missing.Type == typeof(string) && text.GetValue<string>().Trim().Length >= (isRoot ? 1 : ShortestText),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => missing.Type == typeof(double?),
        _ => false,
    };

    private static string? Find(JsonObject members, string name) => members.Select(static member => member.Key).FirstOrDefault(key => IsSame(key, name));

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();

    // Levenshtein's; names are short.
    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
