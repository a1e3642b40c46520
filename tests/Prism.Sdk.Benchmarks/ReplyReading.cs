using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Prism.Sdk.Intents;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Benchmarks;

/// <summary>A model's reply, with its thinking and its fence, beside the bare object read by System.Text.Json as it stands.</summary>
public class ReplyReading
{
    private readonly string answer = """
        {"title":"The seed","subject":"a girl and a tree","characters":[{"name":"Mei","description":"a girl of six in a yellow coat"}],"places":["a garden"],
        "events":[{"description":"Mei plants a seed","anchor":"A little girl plants a seed"},{"description":"It rains for three days","anchor":"下了三天雨"},{"description":"A tree grows","anchor":"A tree grows as high as the house"}],
        "mood":"gentle","style":"watercolour","pacing":"slow","aspectRatio":"16:9","seconds":15,"lines":[{"speaker":"Mei","text":"Grow!"}],"mustHave":["rain"],"mustNot":[]}
        """;

    private readonly string reply;

    public ReplyReading() => reply = $"<think>The user wants three events.</think>Here it is:\n```json\n{answer}\n```\nAnything else?";

    [Benchmark(Baseline = true, Description = "the bare object, System.Text.Json")]
    public object? Bare() => JsonSerializer.Deserialize(answer, IntentPromptContext.Prompt.IntentDraft);

    [Benchmark(Description = "the reply, JsonReplyReader")]
    public object Read() => JsonReplyReader.Read(reply, IntentPromptContext.Prompt.IntentDraft);
}
