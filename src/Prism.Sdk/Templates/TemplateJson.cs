using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Prism.Sdk.Templates;

/// <summary>Reads a template strictly: an unknown or doubled member is a typing error, and is said so.</summary>
internal static class TemplateJson
{
    private const int MaxProblems = 10;

    private static readonly TemplateJsonContext Context = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>The JSON Schema of a template.</summary>
    public static string Schema
    {
        get
        {
            using var reader = new StreamReader(typeof(TemplateJson).Assembly.GetManifestResourceStream("Schemas.template.schema.json")!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads one template.</summary>
    /// <param name="bytes">The JSON in UTF-8.</param>
    /// <param name="source">The file it comes from, for the error message.</param>
    /// <exception cref="PrismConfigurationException">It is not a template; the message names file and line.</exception>
    public static VideoTemplate Read(ReadOnlySpan<byte> bytes, string source)
    {
        var json = TemplateBytes.Text(bytes, source);
        try
        {
            var template = JsonSerializer.Deserialize(json, Context.VideoTemplate)
                ?? throw new PrismConfigurationException($"{source} holds the JSON word null. Write a template, or remove the file.");
            Require(template, source, TemplateLines.Of(json));
            return template;
        }
        catch (JsonException exception)
        {
            throw new PrismConfigurationException(
                $"{source}, line {exception.LineNumber + 1}: not a template ({exception.Path ?? "$"}: {Reason(exception)}). Correct the line, or remove the file.", exception);
        }
    }

    /// <summary>Refuses a template that cannot be used, naming every mistake and its line.</summary>
    /// <exception cref="PrismConfigurationException">There are mistakes.</exception>
    public static void Require(VideoTemplate template, string source, IReadOnlyDictionary<string, int> lines)
    {
        var problems = TemplateCheck.Find(template);
        if (problems.Count > 0)
        {
            var more = problems.Count > MaxProblems ? $" And {problems.Count - MaxProblems} more." : "";
            throw new PrismConfigurationException(
                string.Join('\n', problems.Take(MaxProblems).Select(problem => $"{Place(source, problem.Path, lines)}: {problem.Path}: {problem.Message}")) + more);
        }
    }

    public static string Write(VideoTemplate template) => JsonSerializer.Serialize(template, Context.VideoTemplate);

    // A member that is missing has no line: the nearest one around it has.
    private static string Place(string source, string path, IReadOnlyDictionary<string, int> lines)
    {
        for (var around = path; around.Length > 0; around = around[..Math.Max(0, around.AsSpan().LastIndexOfAny('.', '['))])
        {
            if (lines.TryGetValue(around, out var line))
            {
                return $"{source}, line {line}";
            }
        }

        return source;
    }

    // The serializer ends its sentence with the path and line, which we say ourselves.
    private static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return (end < 0 ? exception.Message : exception.Message[..end]).TrimEnd('.');
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VideoTemplate))]
internal sealed partial class TemplateJsonContext : JsonSerializerContext;
