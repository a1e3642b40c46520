using System.Text.Json.Nodes;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Writing;

/// <summary>Writes a <c>prism.plan</c> reply: the events in order over the beats of the template, within the limits.</summary>
internal static class PlanWriter
{
    private static readonly string[][] Views = [["近景。", "远景。", "俯拍。", "仰拍。", "侧面。"], ["Close-up.", "Wide shot.", "Overhead shot.", "Low angle.", "Profile."]];

    public static JsonObject Write(JsonObject task)
    {
        var chinese = task.Text("language") == "zh";
        var intent = task["intent"] as JsonObject;
        var template = task["template"] as JsonObject;
        var limits = task["limits"] as JsonObject;
        var events = Objects(intent?["events"]);
        var beats = Objects(template?["beats"]);
        var people = Objects(intent?["characters"]);
        var count = Math.Clamp(Math.Max(events.Count, Math.Min(3, beats.Count)), Limit(limits, "minShots", 1), Limit(limits, "maxShots", 12));
        var seconds = Lengths(count, limits, template);
        var shots = new JsonArray();
        var written = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var covered = Covered(events, i, count);
            var beat = beats.Count == 0 ? null : beats[Math.Min(i * beats.Count / count, beats.Count - 1)];
            var words = string.Join(' ', covered.Select(happening => happening.Text("description")));
            var seen = people.Where(person => words.Contains(person.Text("name") ?? "\0", StringComparison.OrdinalIgnoreCase)).ToArray();
            var prompt = Prompt(words, seen, beat, template, intent, chinese, Limit(limits, "maxPromptLength", 1500));
            for (var view = 0; !written.Add(prompt) && view < count; view++)
            {
                prompt = $"{Views[chinese ? 0 : 1][view % Views[0].Length]} {prompt}";
            }

            shots.Add(new JsonObject
            {
                ["beat"] = beat.Text("name") ?? "",
                ["camera"] = beat.Text("camera"),
                ["prompt"] = prompt,
                ["seconds"] = seconds[i],
                ["caption"] = string.Join(chinese ? "" : " ", covered.Select(happening => happening.Text("anchor") ?? happening.Text("description"))),
                ["events"] = new JsonArray([.. covered.Select(happening => JsonValue.Create(happening.Text("id")))]),
                ["characters"] = new JsonArray([.. seen.Select(person => JsonValue.Create(person.Text("name")))]),
            });
        }

        return new JsonObject { ["title"] = intent.Text("title") ?? "", ["shots"] = shots };
    }

    // With more shots than events, neighbouring shots show one event from another side.
    private static JsonObject[] Covered(IReadOnlyList<JsonObject> events, int shot, int shots)
    {
        if (events.Count == 0)
        {
            return [];
        }

        var first = shot * events.Count / shots;
        var last = Math.Max(first + 1, (shot + 1) * events.Count / shots);
        return [.. events.Skip(first).Take(last - first)];
    }

    private static string Prompt(string words, JsonObject[] seen, JsonObject? beat, JsonObject? template, JsonObject? intent, bool chinese, int most)
    {
        var end = chinese ? "。" : ". ";
        string?[] parts = [words, .. seen.Select(person => person.Text("description")), beat.Text("camera"), intent.Text("style") ?? template.Text("style")];
        var prompt = string.Concat(parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim().TrimEnd('。', '.', ' ') + end)).Trim();
        return prompt.Length <= most ? prompt : prompt[..most];
    }

    private static int[] Lengths(int count, JsonObject? limits, JsonObject? template)
    {
        var (least, most) = (Limit(limits, "minSeconds", 2), Limit(limits, "maxSeconds", 15));
        int[] legal = limits?["legalSeconds"] is JsonArray lengths ? [.. lengths.Select(length => (int)length!)] : [];
        if (!limits.TryInteger("totalSeconds", out var total) || total is null)
        {
            return [.. Enumerable.Repeat(Nearest(Math.Clamp(Limit(template, "secondsPerShot", 5), least, most), legal), count)];
        }

        // As even as whole seconds allow; the first shots take the rest.
        return [.. Enumerable.Range(0, count).Select(i => Nearest(Math.Clamp((total.Value / count) + (i < total.Value % count ? 1 : 0), least, most), legal))];
    }

    private static int Nearest(int seconds, int[] legal) => legal.Length == 0 ? seconds : legal.MinBy(length => Math.Abs(length - seconds));

    private static int Limit(JsonObject? node, string name, int otherwise) => node.TryInteger(name, out var number) && number is { } limit ? limit : otherwise;

    private static IReadOnlyList<JsonObject> Objects(JsonNode? node) => node is JsonArray array ? [.. array.OfType<JsonObject>()] : [];
}
