using System.Text.Json;
using Prism.Sdk.Input.Languages;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Input.Translating;

/// <summary>The built-in translator: the chat model, piece by piece, with the names of the pieces before.</summary>
internal sealed class ChatTextTranslator(StructuredChat chat, ILanguageDetector languages) : ITextTranslator
{
    public async Task<string> TranslateAsync(TranslationRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var prompt = await PromptText.LoadAsync("translate", file: null, key: "", cancellationToken).ConfigureAwait(false);
        List<string> translated = [];
        List<TranslatedName> names = [];
        HashSet<string> unmended = [];
        foreach (var (piece, gap) in TranslationPieces.Of(request.Text))
        {
            var reply = await chat.AskAsync(
                new ChatQuestion<TranslationDraft>
                {
                    Subject = "translation",
                    SystemPrompt = prompt,
                    Envelope = JsonSerializer.Serialize(
                        new TranslationEnvelope { SourceLanguage = request.SourceLanguage, TargetLanguage = request.TargetLanguage, Names = [.. names], Text = piece },
                        TranslationJson.Prompt.TranslationEnvelope),
                    ReplyType = TranslationJson.Prompt.TranslationDraft,
                    Check = draft => Problems(draft, piece, request.TargetLanguage),
                },
                context,
                cancellationToken).ConfigureAwait(false);
            translated.Add(reply.Value.Text!.Trim() + gap);
            names.AddRange((reply.Value.Names ?? []).Where(name => IsKept(name, piece, reply.Value.Text!) && names.TrueForAll(known => known.Source != name.Source)));
            unmended.UnionWith(reply.Unmended);
        }

        if (unmended.Count > 0)
        {
            context.Report(new PipelineWarning { Code = "translation-doubtful", Message = $"The translation may have changed something ({string.Join(", ", unmended.Order(StringComparer.Ordinal))}). Read the plan before you film it." });
        }

        return string.Concat(translated);
    }

    private IEnumerable<ReplyProblem> Problems(TranslationDraft draft, string piece, string target)
    {
        if (string.IsNullOrWhiteSpace(draft.Text))
        {
            return [new ReplyProblem("text.empty")];
        }

        var latin = ScriptCounts.Of(piece) is var counts && counts.Latin * 2 < counts.Total;
        var language = languages.Detect(draft.Text).Code;
        return
        [
            .. TranslationCheck.Placeholders(piece, draft.Text),
            .. TranslationCheck.Numbers(piece, draft.Text),
            .. latin ? TranslationCheck.Names(piece, draft.Text) : [],
            .. (draft.Names ?? []).Where(name => piece.Contains(name.Source ?? "", StringComparison.Ordinal) && !IsKept(name, piece, draft.Text)).Select(static name => new ReplyProblem($"name.lost:{name.Source}", IsMendable: true)),
            .. language == target || language == DetectedLanguage.Undetermined.Code ? Array.Empty<ReplyProblem>() : [new ReplyProblem($"language.wrong:{language}", IsMendable: true)],
        ];
    }

    private static bool IsKept(TranslatedName name, string piece, string translated) =>
        name is { Source.Length: > 0, Target.Length: > 0 } && piece.Contains(name.Source, StringComparison.Ordinal) && translated.Contains(name.Target, StringComparison.OrdinalIgnoreCase);
}
