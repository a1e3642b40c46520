using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Prism.Sdk.Tests.Prompting;

/// <summary>Gives prepared answers, one after another, and keeps what it was asked.</summary>
internal sealed class FakeChatClient(params IReadOnlyList<ChatResponse> answers) : IChatClient
{
    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Calls { get; } = [];

    public static FakeChatClient Saying(params string[] texts) => new([.. texts.Select(text => Answer(text, ChatFinishReason.Stop))]);

    public static ChatResponse Answer(string? text, ChatFinishReason reason) => new(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = reason };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Assert.True(Calls.Count < answers.Count, "The model was asked more often than expected.");
        Calls.Add(([.. messages], options));
        return Task.FromResult(answers[Calls.Count - 1]);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        Assert.Fail("Nothing here streams.");
        yield break;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
