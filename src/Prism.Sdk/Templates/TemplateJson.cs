using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Prism.Sdk.Templates;

/// <summary>Reads a template strictly: an unknown or doubled member is a typing error, and is said so.</summary>
internal static class TemplateJson
{
    private static readonly TemplateJsonContext Context = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>Reads one template.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="source">The file it comes from, for the error message.</param>
    /// <exception cref="PrismConfigurationException">It is not a template; the message names file and line.</exception>
    public static VideoTemplate Read(string json, string source)
    {
        try
        {
            var template = JsonSerializer.Deserialize(json, Context.VideoTemplate)
                ?? throw new PrismConfigurationException($"{source} holds the JSON word null. Write a template, or remove the file.");
            return Check(template) is { } problem
                ? throw new PrismConfigurationException($"{source} is not a usable template: {problem} Correct it, or remove the file.")
                : template;
        }
        catch (JsonException exception)
        {
            throw new PrismConfigurationException(
                $"{source}, line {exception.LineNumber + 1}: not a template ({exception.Path ?? "$"}: {Reason(exception)}). Correct the line, or remove the file.", exception);
        }
    }

    private static string? Check(VideoTemplate template)
    {
        if (!IsId(template.Id))
        {
            return $"the id '{template.Id}' must be lower-case words joined by hyphens, such as product-ad.";
        }

        if (template.Beats.Count == 0)
        {
            return "it has no beats.";
        }

        if (template.SecondsPerShot is < 1 or > 60)
        {
            return $"secondsPerShot is {template.SecondsPerShot}, and must lie between 1 and 60.";
        }

        if (template.Beats.Any(static beat => beat is null) || template.Examples.Any(string.IsNullOrWhiteSpace))
        {
            return "a beat or an example is empty.";
        }

        BilingualText[] texts = [template.Name, template.Description, template.Style, .. template.Beats.SelectMany(static beat => new[] { beat.Purpose, beat.Camera })];
        return texts.Any(static text => string.IsNullOrWhiteSpace(text.Zh) || string.IsNullOrWhiteSpace(text.En))
            ? "each text needs words under zh and under en."
            : null;
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= 64 && id.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && id[0] != '-' && id[^1] != '-';

    // The serializer ends its sentence with the path and line, which we say ourselves.
    private static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return (end < 0 ? exception.Message : exception.Message[..end]).TrimEnd('.');
    }
}

[JsonSerializable(typeof(VideoTemplate))]
internal sealed partial class TemplateJsonContext : JsonSerializerContext;
