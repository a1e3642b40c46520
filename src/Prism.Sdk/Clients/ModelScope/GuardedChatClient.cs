using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>The chat client that the stages see: a few questions at a time, temperature 0 unless asked, failures in our words, and no stream that ends without an end.</summary>
internal sealed class GuardedChatClient(IChatClient inner, ModelEndpoint endpoint, int atOnce, int maxOutputTokens) : DelegatingChatClient(inner)
{
    private readonly SemaphoreSlim slots = new(atOnce);

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.GetResponseAsync(messages, WithDefaults(options), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception, cancellationToken) is { } ours)
        {
            throw ours;
        }
        finally
        {
            slots.Release();
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var ended = false;
            var updates = base.GetStreamingResponseAsync(messages, WithDefaults(options), cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (updates.ConfigureAwait(false))
            {
                while (await NextAsync(updates, cancellationToken).ConfigureAwait(false))
                {
                    ended |= updates.Current.FinishReason is not null;
                    yield return updates.Current;
                }
            }

            if (!ended)
            {
                throw new ProviderRequestException($"{endpoint} broke its answer off. Ask again.") { IsTransient = true };
            }
        }
        finally
        {
            slots.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            slots.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception, cancellationToken) is { } ours)
        {
            throw ours;
        }
    }

    private PrismException? Translate(Exception exception, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? null : ModelFaults.From(exception, endpoint);

    private ChatOptions WithDefaults(ChatOptions? options)
    {
        var asked = options?.Clone() ?? new ChatOptions();
        asked.Temperature ??= 0;
        asked.MaxOutputTokens ??= maxOutputTokens;
        return asked;
    }
}
