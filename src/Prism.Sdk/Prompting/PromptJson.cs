using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Prism.Sdk.Prompting;

/// <summary>How envelopes are written and replies are read.</summary>
internal static class PromptJson
{
    /// <summary>Makes options for one source-generated context.</summary>
    /// <remarks>The encoder leaves all letters readable but escapes angle brackets and ampersands, so that no text can close the envelope.</remarks>
    public static JsonSerializerOptions CreateOptions() => new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        MaxDepth = JsonObjectScanner.MaxDepth,
    };

    public static string WriteCodes(IEnumerable<string> codes) => JsonSerializer.Serialize([.. codes], CodesContext.Default.StringArray);
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class CodesContext : JsonSerializerContext;
