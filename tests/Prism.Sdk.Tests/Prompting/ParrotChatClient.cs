using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Prism.Sdk.Tests.Prompting;

/// <summary>Says the same words however often it is asked.</summary>
internal sealed class ParrotChatClient : IChatClient
{
    public string Words { get; set; } = "";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(FakeChatClient.Answer(Words, ChatFinishReason.Stop));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
