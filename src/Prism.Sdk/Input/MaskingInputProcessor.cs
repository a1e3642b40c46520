using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Input;

/// <summary>The built-in first stage: drops control characters, masks personal data, detects the language. All of it on this machine.</summary>
internal sealed class MaskingInputProcessor(IOptions<InputOptions> options, ILogger<MaskingInputProcessor> logger) : IInputProcessor
{
    /// <inheritdoc/>
    public Task<ProcessedInput> ProcessAsync(VideoRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();

        var settings = options.Value;
        if (request.Text.Length > settings.MaxTextLength)
        {
            throw new PrismException(
                $"The text has {request.Text.Length} characters; {settings.MaxTextLength} are allowed. Shorten it, or raise {InputOptions.SectionName}:{nameof(settings.MaxTextLength)}.");
        }

        var visible = WithoutControls(request.Text);
        var (text, map) = settings.MaskPersonalData ? PersonalDataMasker.Mask(visible) : (visible, PersonalDataMap.Empty);

        // Placeholders are Latin letters; a text of phone numbers would look English with them.
        var language = ScriptLanguageDetector.Detect(visible);
        var input = new ProcessedInput
        {
            Text = text,
            Language = language.Code,
            LanguageConfidence = language.Confidence,
            PersonalData = map,
        };
        if (request.Language is { } wished)
        {
            input = input with { TargetLanguage = LanguageCode(wished) };
        }

        Log.InputProcessed(logger, text.Length, input.Language, input.LanguageConfidence, input.TargetLanguage, map.Entities.Count);
        return Task.FromResult(input);
    }

    private static string WithoutControls(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(static c => !char.IsControl(c) || c is '\n' or '\t'));

    /// <summary>Takes the language out of a tag such as <c>zh-Hans-CN</c>.</summary>
    private static string LanguageCode(string wished)
    {
        var code = wished.Trim().Split('-', '_')[0];
        return code.Length is 2 or 3 && code.All(char.IsAsciiLetter)
            ? code.ToLowerInvariant()
            : throw new PrismException("The language wished is not a code of two letters such as zh or en (ISO 639-1). Correct VideoRequest.Language, or leave it out to use the language of the text.");
    }
}
