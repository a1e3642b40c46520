using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>One model as the stages may see it: a few questions at a time, temperature 0 unless asked, failures in our words, no stream that ends without an end, and thinking switched off where it is in the way.</summary>
internal sealed class GuardedChatClient(IChatClient inner, ModelRoute route, int maxOutputTokens, ModelDeadlines deadlines, TimeProvider time) : DelegatingChatClient(inner)
{
    private readonly Places slots = new(route.Endpoint.AtOnce);

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var slot = await slots.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await route.WaitAsync(cancellationToken).ConfigureAwait(false);
            var answer = await AskAsync(messages, WithDefaults(options), cancellationToken).ConfigureAwait(false);
            if (string.IsNullOrEmpty(answer.ModelId))
            {
                answer.ModelId = options?.ModelId ?? route.Endpoint.Model;
            }

            return answer;
        }
        catch (Exception exception) when (Translate(exception, cancellationToken) is { } ours)
        {
            throw ours;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var slot = await slots.EnterAsync(cancellationToken).ConfigureAwait(false);
        await route.WaitAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var update in StreamAsync(messages, WithDefaults(options), cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    private async Task<ChatResponse> AskAsync(IEnumerable<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        while (true)
        {
            var mode = route.Thinking;
            try
            {
                return mode == ThinkingMode.Streamed
                    ? await StreamAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false)
                    : await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (ModelFaults.IsThinking(exception) && route.AskOtherwise(mode))
            {
            }
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(IEnumerable<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Nothing below watches over the body of a stream: neither one that drips for ever nor one that stands still.
        using var deadline = new CancellationTokenSource(deadlines.Total, time);
        using var silence = new CancellationTokenSource(deadlines.Total, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token, silence.Token);
        var (ended, spoke) = (false, false);
        var updates = base.GetStreamingResponseAsync(messages, options, either.Token).GetAsyncEnumerator(either.Token);
        await using (updates.ConfigureAwait(false))
        {
            while (await NextAsync(updates, cancellationToken).ConfigureAwait(false))
            {
                silence.CancelAfter(deadlines.Silence);
                var update = updates.Current;
                ended |= update.FinishReason is not null;
                spoke |= update.FinishReason == ChatFinishReason.Length || update.FinishReason == ChatFinishReason.ContentFilter
                    || !string.IsNullOrWhiteSpace(update.Text) || update.Contents.Any(static content => content is FunctionCallContent);
                yield return update;
            }
        }

        if (!ended)
        {
            throw ModelFaults.Unusable(ModelFault.Reply, route.Endpoint, "no_end", "it broke off before its end");
        }

        if (!spoke)
        {
            throw ModelFaults.Unusable(ModelFault.Empty, route.Endpoint, Wire.ModelReplyException.Empty, "it is empty");
        }
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
        cancellationToken.IsCancellationRequested ? null : ModelFaults.From(exception, route.Endpoint);

    private ChatOptions WithDefaults(ChatOptions? options)
    {
        var asked = options?.Clone() ?? new ChatOptions();
        asked.Temperature ??= 0;
        asked.MaxOutputTokens ??= maxOutputTokens;
        return asked;
    }
}
