using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Input.Cleaning;

namespace Prism.Sdk.Input;

/// <summary>The built-in first stage: drops what no reader sees, masks personal data, detects the language. All of it on this machine.</summary>
internal sealed class MaskingInputProcessor(IOptions<InputOptions> options, PersonalDataMasker masker, ILanguageDetector languages, ILogger<MaskingInputProcessor> logger) : IInputProcessor
{
    /// <inheritdoc/>
    public Task<ProcessedInput> ProcessAsync(VideoRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();

        var settings = options.Value;
        if (request.Text.Length > settings.MaxTextLength)
        {
            throw new PrismException(
                $"The text has {request.Text.Length} characters; {settings.MaxTextLength} are allowed. Shorten it, or raise {InputOptions.SectionName}:{nameof(settings.MaxTextLength)}.");
        }

        var (visible, hidden) = HiddenCharacters.Remove(request.Text);
        if (string.IsNullOrWhiteSpace(visible))
        {
            throw new PrismException("The text holds nothing that a reader would see: only spaces and hidden characters. Give at least one sentence to film.");
        }

        var (text, map) = settings.MaskPersonalData ? masker.Mask(visible) : (visible, PersonalDataMap.Empty);

        // Placeholders are Latin letters; a text of phone numbers would look English with them.
        var language = languages.Detect(visible);
        var input = new ProcessedInput
        {
            Text = text,
            Language = language.Code,
            LanguageConfidence = language.Confidence,
            HiddenCharacters = hidden.Values.Sum(),
            PersonalData = map,
        };
        if (request.Language is { } wished)
        {
            input = input with { TargetLanguage = LanguageCode(wished) };
        }

        if (HiddenCharacters.WarningFor(hidden, "text") is { } warning)
        {
            context.Report(warning);
        }

        Log.InputProcessed(logger, text.Length, input.Language, input.LanguageConfidence, input.TargetLanguage, map.Entities.Count);
        return Task.FromResult(input);
    }

    private static string LanguageCode(string wished) => LanguageCodes.OfTag(wished) is var code && LanguageCodes.IsCode(code)
        ? code
        : throw new PrismException("The language wished is not a code of two letters such as zh or en (ISO 639-1). Correct VideoRequest.Language, or leave it out to use the language of the text.");
}
