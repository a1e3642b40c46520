using System.Collections.Frozen;
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
    // What the text itself may wish, and mostly does not.
    private static readonly FrozenSet<string> Wishes = FrozenSet.Create("pacing", "aspectRatio", "seconds", "lines");

    /// <inheritdoc/>
    public async Task<VideoIntent> ParseAsync(ProcessedInput input, StageContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(context);

        var settings = options.Value;
        var envelope = new IntentEnvelope { Language = input.TargetLanguage, SourceLanguage = input.Language, Text = input.Text };
        var events = new EventReports(context, settings.MaxEvents);
        var reply = await chat.AskAsync(
            new ChatQuestion<IntentDraft>
            {
                Subject = "intent",
                SystemPrompt = await PromptText.LoadAsync("intent", settings.PromptFile, $"{IntentOptions.SectionName}:{nameof(settings.PromptFile)}", cancellationToken).ConfigureAwait(false),
                Envelope = JsonSerializer.Serialize(envelope, IntentPromptContext.Prompt.IntentEnvelope),
                Temperature = settings.Temperature,
                ReplyType = IntentPromptContext.Prompt.IntentDraft,
                MayLack = Wishes,
                Check = IntentDraftCheck.Find,
                Listen = settings.Stream ? events.Listen : null,
            },
            context,
            cancellationToken).ConfigureAwait(false);

        var bound = IntentBounds.Apply(reply.Value, input, settings);
        foreach (var warning in IntentWarnings.Of(reply, bound, settings))
        {
            context.Report(warning);
        }

        var intent = bound.Intent;
        events.Settle(intent);
        Log.IntentParsed(logger, intent.Events.Count, intent.Characters.Count, intent.Language);
        return intent;
    }
}
