using System.Text.Json.Serialization;

namespace Prism.Sdk;

/// <summary>What moderation refused: what was sent, or what was made of it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContentSide>))]
public enum ContentSide
{
    /// <summary>The provider does not say.</summary>
    Unknown,

    /// <summary>The words or pictures that were sent.</summary>
    Input,

    /// <summary>The words or the video that were made.</summary>
    Output,
}
