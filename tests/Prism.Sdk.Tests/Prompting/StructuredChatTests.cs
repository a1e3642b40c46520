using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Tests.Prompting;

public sealed class StructuredChatTests
{
    private const string Good = """{"title":"Fox","scenes":[{"text":"Runs."}]}""";
    private const string NoScenes = """{"title":"Fox","scenes":[]}""";
    private const string NoMood = """{"title":"Fox","scenes":[{"text":"Runs."}],"mood":""}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AskAsync_RightAnswer_AsksOnceInJsonModeAtTheGivenTemperature()
    {
        using var client = FakeChatClient.Saying(Good);

        var reply = await Chat(client).AskAsync(Question() with { Temperature = 0.5f }, new RecordingStageContext(), Token);

        Assert.Equal("Fox", reply.Value.Title);
        Assert.Empty(reply.Unmended);
        var (messages, options) = Assert.Single(client.Calls);
        Assert.Same(ChatResponseFormat.Json, options?.ResponseFormat);
        Assert.Equal(0.5f, options?.Temperature);
        Assert.Equal([(ChatRole.System, "Answer in JSON."), (ChatRole.User, "<input>\n{\"text\":\"x\"}\n</input>")], messages.Select(m => (m.Role, m.Text)));
    }

    [Fact]
    public async Task AskAsync_ProblemThenRightAnswer_SendsTheCodesBackOnce()
    {
        using var client = FakeChatClient.Saying(NoScenes, Good);

        var reply = await Chat(client).AskAsync(Question(), new RecordingStageContext(), Token);

        Assert.Single(reply.Value.Scenes);
        Assert.Empty(reply.Unmended);
        var repair = client.Calls[1].Messages;
        Assert.Equal([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User], repair.Select(m => m.Role));
        Assert.Equal(NoScenes, repair[2].Text);
        Assert.Equal("<problems>\n[\"scenes.empty\"]\n</problems>", repair[3].Text);
    }

    [Fact]
    public async Task AskAsync_ProblemTwice_ThrowsWithAnswerCodesAndRemedy()
    {
        using var client = FakeChatClient.Saying(NoScenes, "no");

        var exception = await Assert.ThrowsAsync<ModelOutputException>(() => Chat(client).AskAsync(Question(), new RecordingStageContext(), Token));

        Assert.Equal("no", exception.RawOutput);
        Assert.Equal(["json.none"], exception.Problems);
        Assert.Contains("Prism:ModelScope:Model", exception.Message, StringComparison.Ordinal);
        Assert.Contains("story", exception.Message, StringComparison.Ordinal);
        Assert.True(exception.IsTransient);
    }

    [Fact]
    public async Task AskAsync_MendableProblemTwice_GivesTheAnswerWithItsCodes()
    {
        using var client = FakeChatClient.Saying(NoMood, NoMood);

        var reply = await Chat(client).AskAsync(Question(), new RecordingStageContext(), Token);

        Assert.Equal(["mood.empty"], reply.Unmended);
    }

    [Fact]
    public async Task AskAsync_RepairWorseThanTheFirstAnswer_KeepsTheFirst()
    {
        using var client = FakeChatClient.Saying(NoMood, "Sorry!");

        var reply = await Chat(client).AskAsync(Question(), new RecordingStageContext(), Token);

        Assert.Equal("Fox", reply.Value.Title);
        Assert.Equal(["mood.empty"], reply.Unmended);
    }

    [Fact]
    public async Task AskAsync_CutByLength_NeverTakesTheHalf()
    {
        using var client = new FakeChatClient(FakeChatClient.Answer(Good, ChatFinishReason.Length), FakeChatClient.Answer(Good, ChatFinishReason.Length));

        var exception = await Assert.ThrowsAsync<ModelOutputException>(() => Chat(client).AskAsync(Question(), new RecordingStageContext(), Token));

        Assert.Equal(["reply.truncated"], exception.Problems);
        Assert.Contains("reply.truncated", client.Calls[1].Messages[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAsync_TailCutOffWithoutAReason_IsAskedAgain()
    {
        using var client = FakeChatClient.Saying(Good[..^2] + ",{\"te", Good);

        var reply = await Chat(client).AskAsync(Question(), new RecordingStageContext(), Token);

        Assert.Empty(reply.Unmended);
        Assert.Contains("reply.cut", client.Calls[1].Messages[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAsync_ContentFilter_ThrowsContentRejected()
    {
        using var client = new FakeChatClient(FakeChatClient.Answer("", ChatFinishReason.ContentFilter));

        await Assert.ThrowsAsync<ContentRejectedException>(() => Chat(client).AskAsync(Question(), new RecordingStageContext(), Token));
    }

    [Fact]
    public async Task AskAsync_EmptyAnswer_SendsNoEmptyMessageBack()
    {
        using var client = new FakeChatClient(FakeChatClient.Answer(null, ChatFinishReason.Stop), FakeChatClient.Answer(Good, ChatFinishReason.Stop));

        var reply = await Chat(client).AskAsync(Question(), new RecordingStageContext(), Token);

        Assert.Equal("Fox", reply.Value.Title);
        Assert.All(client.Calls[1].Messages, message => Assert.NotEmpty(message.Text));
    }

    [Fact]
    public async Task AskAsync_Canceled_ThrowsCanceled()
    {
        using var client = FakeChatClient.Saying(Good);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Chat(client).AskAsync(Question(), new RecordingStageContext(), new CancellationToken(canceled: true)));
    }

    private static StructuredChat Chat(IChatClient client) => new(client, NullLogger<StructuredChat>.Instance);

    private static ChatQuestion<Story> Question() => new()
    {
        Subject = "story",
        SystemPrompt = "Answer in JSON.",
        Envelope = """{"text":"x"}""",
        ReplyType = StoryContext.Prompt.Story,
        Check = Check,
    };

    private static IEnumerable<ReplyProblem> Check(Story story)
    {
        if (story.Scenes.Count == 0)
        {
            yield return new ReplyProblem("scenes.empty");
        }

        if (story.Mood is "")
        {
            yield return new ReplyProblem("mood.empty", IsMendable: true);
        }
    }
}
