using Microsoft.Extensions.Options;
using Prism.Sdk.Input.Languages;

namespace Prism.Sdk.Input.Translating;

/// <summary>Holds to the policy: whether a text is translated, and into what; and to what must survive, whoever translates.</summary>
internal sealed class InputTranslation(IOptions<InputOptions> options, ITextTranslator translator)
{
    // So much of another script makes a text a mixed one. Chinese texts name things in Latin letters; English ones hardly have Han.
    private const double ForeignInEnglish = 0.1;
    private const double ForeignInChinese = 0.35;

    /// <summary>Tells into which language a text is to be translated; null to leave it as it is.</summary>
    public string? TargetFor(ProcessedInput input)
    {
        var spoken = LanguageCodes.Read(options.Value.SpokenLanguages);
        return options.Value.Translation switch
        {
            // What is no language needs no translation.
            _ when input.Language == DetectedLanguage.Undetermined.Code => null,
            TranslationPolicy.WhenNotSpoken when !spoken.Contains(input.Language) => spoken[0],
            TranslationPolicy.ToChinese when input.Language != "zh" || IsMixed(input.Text, "zh") => "zh",
            TranslationPolicy.ToEnglish when input.Language != "en" || IsMixed(input.Text, "en") => "en",
            _ => null,
        };
    }

    /// <exception cref="ModelOutputException">The translation lost a placeholder.</exception>
    public async Task<ProcessedInput> TranslateAsync(ProcessedInput input, string target, StageContext context, CancellationToken cancellationToken)
    {
        var translated = await translator.TranslateAsync(
            new TranslationRequest { Text = input.Text, SourceLanguage = input.Language, TargetLanguage = target }, context, cancellationToken).ConfigureAwait(false);
        if (TranslationCheck.Placeholders(input.Text, translated).Select(static problem => problem.Code).ToList() is { Count: > 0 } codes)
        {
            throw new ModelOutputException($"The translation did not keep the placeholders of personal data ({string.Join(", ", codes)}), so the film could not show them again. Ask again, or set Prism:Input:Translation to Never.")
            {
                RawOutput = translated,
                Problems = codes,
                IsTransient = true,
            };
        }

        var answers = input.TargetLanguage == input.Language ? target : input.TargetLanguage;
        return input with { Text = TranslationCheck.WithProperPlaceholders(translated), Language = target, TranslatedFrom = input.Language, TargetLanguage = answers };
    }

    private static bool IsMixed(string text, string language)
    {
        var counts = ScriptCounts.Of(text);
        return language == "zh"
            ? counts.Total - counts.Han > ForeignInChinese * counts.Total
            : counts.Total - counts.Latin > ForeignInEnglish * counts.Total;
    }
}
