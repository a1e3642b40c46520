using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>What a drill said of itself, line by line.</summary>
internal class DrillLines
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Output => string.Join('\n', lines);

    public IEnumerable<JsonObject> Jobs => All("job ").Select(static line => JsonNode.Parse(line)!.AsObject());

    public IReadOnlyList<string> RecordedTasks => [.. All("recorded ")];

    public string Ledger => (string)JsonNode.Parse(All("ledger ").Last())!;

    public JsonObject Canceled => JsonNode.Parse(All("cancel ").Single())!.AsObject();

    public IEnumerable<string> All(string word) => lines.Where(line => line.StartsWith(word, StringComparison.Ordinal)).Select(line => line[word.Length..]);

    public void Keep(string line) => lines.Enqueue(line);
}
