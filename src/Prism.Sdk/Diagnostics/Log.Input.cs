using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Diagnostics;

/// <summary>Events of the input and intent stages, and of the questions to the language model.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Information, "Input of {Length} characters: language {Language} ({Confidence:0.00}), answers in {TargetLanguage}, {PersonalData} pieces of personal data masked")]
    public static partial void InputProcessed(ILogger logger, int length, string language, double confidence, string targetLanguage, int personalData);

    [LoggerMessage(110, LogLevel.Information, "Intent read: {Events} events, {Characters} characters, language {Language}")]
    public static partial void IntentParsed(ILogger logger, int events, int characters, string language);

    [LoggerMessage(150, LogLevel.Debug, "The language model answered for the {Subject}: {Length} characters, finish reason {FinishReason}")]
    public static partial void ReplyReceived(ILogger logger, string subject, int length, string? finishReason);

    [LoggerMessage(151, LogLevel.Trace, "The language model's {Subject}: {Content}")]
    public static partial void ReplyContent(ILogger logger, string subject, string content);

    [LoggerMessage(152, LogLevel.Warning, "The language model's {Subject} has problems ({Codes}); asking once more")]
    public static partial void ReplyNeedsRepair(ILogger logger, string subject, string codes);
}
