using System.Text.Json;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Generation.Rewriting;

/// <summary>The built-in rewriter: the chat model neutralises the prompt, and keeps who is seen, what happens and how it looks.</summary>
internal sealed class ChatPromptRewriter(StructuredChat chat) : IPromptRewriter
{
    public async Task<string> RewriteAsync(RefusedPrompt refused, StageContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentNullException.ThrowIfNull(context);
        var reply = await chat.AskAsync(
            new ChatQuestion<RewriteDraft>
            {
                Subject = "rewritten prompt",
                SystemPrompt = await PromptText.LoadAsync("rewrite", file: null, key: "", cancellationToken).ConfigureAwait(false),
                Envelope = JsonSerializer.Serialize(
                    new RewriteEnvelope { Language = refused.Language, Prompt = refused.Prompt, Characters = refused.Shot.Characters, Attempt = refused.Attempt, MaxPromptLength = refused.MaxPromptLength },
                    RewriteJson.Prompt.RewriteEnvelope),
                ReplyType = RewriteJson.Prompt.RewriteDraft,
                Check = draft => Problems(draft, refused),
            },
            context,
            cancellationToken).ConfigureAwait(false);
        return reply.Value.Prompt!.Trim();
    }

    private static IEnumerable<ReplyProblem> Problems(RewriteDraft draft, RefusedPrompt refused)
    {
        if (string.IsNullOrWhiteSpace(draft.Prompt))
        {
            yield return new ReplyProblem("prompt.empty");
        }
        else if (draft.Prompt.Length > refused.MaxPromptLength)
        {
            yield return new ReplyProblem($"prompt.long:{draft.Prompt.Length}");
        }
        else if (draft.Prompt.Trim() == refused.Prompt.Trim())
        {
            yield return new ReplyProblem("prompt.same");
        }
    }
}
