using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Prompting;

/// <summary>Asks a chat model for JSON: one question, one round of repair, then a typed error. The protocol is docs/prompts.md.</summary>
internal sealed class StructuredChat([FromKeyedServices(PrismServiceKeys.Models)] IChatClient client, ILogger<StructuredChat> logger)
{
    // A reply is sent back for repair; a runaway one would cost its length again.
    private const int MaxRepeatedLength = 32 * 1024;

    /// <summary>Asks, and asks once more when the answer has problems.</summary>
    /// <exception cref="ModelOutputException">Both answers had problems that code cannot mend.</exception>
    /// <exception cref="ContentRejectedException">The model's moderation stopped an answer.</exception>
    public async Task<StructuredReply<T>> AskAsync<T>(ChatQuestion<T> question, StageContext context, CancellationToken cancellationToken = default)
        where T : class
    {
        var options = new ChatOptions { Temperature = question.Temperature, ResponseFormat = ChatResponseFormat.Json };
        List<ChatMessage> messages =
        [
            new(ChatRole.System, question.SystemPrompt),
            new(ChatRole.User, $"<input>\n{question.Envelope}\n</input>"),
        ];

        var first = await AnswerAsync(question, messages, options, context, cancellationToken).ConfigureAwait(false);
        if (first.Problems.Count == 0 && first.Value is not null)
        {
            return new StructuredReply<T> { Value = first.Value };
        }

        Log.ReplyNeedsRepair(logger, question.Subject, string.Join(", ", first.Codes));
        messages.Add(new(ChatRole.Assistant, Repeat(first.Text)));
        messages.Add(new(ChatRole.User, $"<problems>\n{PromptJson.WriteCodes(first.Codes)}\n</problems>"));
        var second = await AnswerAsync(question, messages, options, context, cancellationToken).ConfigureAwait(false);

        var best = second.IsUsable ? second : first;
        return best is { IsUsable: true, Value: not null }
            ? new StructuredReply<T> { Value = best.Value, Unmended = best.Codes }
            : throw new ModelOutputException(
                $"The language model gave no usable {question.Subject}, even after it was told what was wrong ({string.Join(", ", second.Codes)}). "
                + "Ask again, or set Prism:ModelScope:Model (environment variable QWEN_MODEL) to another chat model.")
            {
                RawOutput = second.Text,
                Problems = second.Codes,
                IsTransient = true,
            };
    }

    private async Task<Answer<T>> AnswerAsync<T>(ChatQuestion<T> question, List<ChatMessage> messages, ChatOptions options, StageContext context, CancellationToken cancellationToken)
        where T : class
    {
        var response = question.Listen is { } listen
            ? await StreamAsync(listen(), messages, options, cancellationToken).ConfigureAwait(false)
            : await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        context.Report(TextUsed.From(response.ModelId, response.Usage));
        if (response.AdditionalProperties?.TryGetValue(ModelNames.FallbackNote, out string? note) == true)
        {
            context.Report(new PipelineWarning { Code = "fallback-model", Message = note! });
        }

        Log.ReplyReceived(logger, question.Subject, response.Text.Length, response.FinishReason?.Value);
        Log.ReplyContent(logger, question.Subject, response.Text);

        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new ContentRejectedException($"The language model's moderation stopped the {question.Subject}. Change the words of the text; the same ones will be refused again.");
        }

        if (response.FinishReason == ChatFinishReason.Length)
        {
            return new Answer<T>(response.Text, Value: null, [new ReplyProblem("reply.truncated")]);
        }

        var reply = JsonReplyReader.Read(response.Text, question.ReplyType, question.MayLack);
        return new Answer<T>(response.Text, reply.Value, reply.Value is null ? reply.Problems : [.. reply.Problems, .. question.Check(reply.Value)]);
    }

    private async Task<ChatResponse> StreamAsync(Action<string> hear, List<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            hear(update.Text);
        }

        return updates.ToChatResponse();
    }

    // Some services refuse a message without content.
    private static string Repeat(string text) =>
        string.IsNullOrWhiteSpace(text) ? "{}" : text.Length > MaxRepeatedLength ? text[..MaxRepeatedLength] : text;

    private sealed record Answer<T>(string Text, T? Value, IReadOnlyList<ReplyProblem> Problems)
        where T : class
    {
        public IReadOnlyList<string> Codes { get; } = [.. Problems.Select(static problem => problem.Code).Distinct()];

        public bool IsUsable => Value is not null && Problems.All(static problem => problem.IsMendable);
    }
}
