using System.Text.Json.Serialization;

namespace Prism.Sdk.Templates;

/// <summary>How a template was found.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TemplateRouting>))]
public enum TemplateRouting
{
    /// <summary>By a router that does not say.</summary>
    [JsonStringEnumMemberName("other")]
    Other,

    /// <summary>The caller named it.</summary>
    [JsonStringEnumMemberName("named")]
    Named,

    /// <summary>By the nearness of embeddings.</summary>
    [JsonStringEnumMemberName("embeddings")]
    Embeddings,

    /// <summary>By words in common: no embedding service answered, or none is to be asked.</summary>
    [JsonStringEnumMemberName("words")]
    Words,
}
