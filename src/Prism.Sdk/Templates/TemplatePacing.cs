using System.Text.Json.Serialization;

namespace Prism.Sdk.Templates;

/// <summary>How fast a film of a template moves, unless the text asks for something else.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TemplatePacing>))]
public enum TemplatePacing
{
    /// <summary>Neither slow nor fast: a shot says one thing and ends.</summary>
    [JsonStringEnumMemberName("steady")]
    Steady,

    /// <summary>Shots are held; the camera moves little.</summary>
    [JsonStringEnumMemberName("calm")]
    Calm,

    /// <summary>Short shots, much movement.</summary>
    [JsonStringEnumMemberName("brisk")]
    Brisk,
}
