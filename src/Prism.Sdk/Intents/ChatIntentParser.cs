using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Input;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Intents;

/// <summary>The built-in second stage: a chat model reads the text, our code holds the answer to its bounds.</summary>
internal sealed class ChatIntentParser(StructuredChat chat, IOptions<IntentOptions> options, ILogger<ChatIntentParser> logger) : IIntentParser
{
    /// <inheritdoc/>
    public async Task<VideoIntent> ParseAsync(ProcessedInput input, StageContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(context);

        var settings = options.Value;
        var envelope = new IntentEnvelope { Language = input.TargetLanguage, SourceLanguage = input.Language, Text = input.Text };
        var reply = await chat.AskAsync(
            new ChatQuestion<IntentDraft>
            {
                Subject = "intent",
                SystemPrompt = await PromptText.LoadAsync("intent", settings.PromptFile, $"{IntentOptions.SectionName}:{nameof(settings.PromptFile)}", cancellationToken).ConfigureAwait(false),
                Envelope = JsonSerializer.Serialize(envelope, IntentPromptContext.Prompt.IntentEnvelope),
                Temperature = settings.Temperature,
                ReplyType = IntentPromptContext.Prompt.IntentDraft,
                Check = IntentDraftCheck.Find,
            },
            context,
            cancellationToken).ConfigureAwait(false);

        Warn(reply, settings, context);
        var intent = IntentBounds.Apply(reply.Value, input, settings);
        Log.IntentParsed(logger, intent.Events.Count, intent.Characters.Count, intent.Language);
        return intent;
    }

    private static void Warn(StructuredReply<IntentDraft> reply, IntentOptions settings, StageContext context)
    {
        if (reply.Unmended.Count > 0)
        {
            context.Report(new PipelineWarning { Code = "intent-mended", Message = $"The language model's intent was put right by rules ({string.Join(", ", reply.Unmended)}). Look at the plan before buying." });
        }

        if (reply.Value.Events?.Count > settings.MaxEvents)
        {
            context.Report(new PipelineWarning
            {
                Code = "intent-events-dropped",
                Message = $"The text has {reply.Value.Events.Count} events; the first {settings.MaxEvents} are kept. Raise {IntentOptions.SectionName}:{nameof(settings.MaxEvents)} or shorten the text.",
            });
        }

        if (reply.Value.Characters?.Count > settings.MaxCharacters)
        {
            context.Report(new PipelineWarning
            {
                Code = "intent-characters-dropped",
                Message = $"The text has {reply.Value.Characters.Count} characters; the first {settings.MaxCharacters} are kept. Raise {IntentOptions.SectionName}:{nameof(settings.MaxCharacters)}.",
            });
        }
    }
}
