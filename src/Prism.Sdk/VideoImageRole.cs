using System.Text.Json.Serialization;

namespace Prism.Sdk;

/// <summary>What a picture is given for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VideoImageRole>))]
public enum VideoImageRole
{
    /// <summary>It shows a character or a thing: the shots that show it are to look like it.</summary>
    Reference,

    /// <summary>A shot begins with it.</summary>
    FirstFrame,
}
