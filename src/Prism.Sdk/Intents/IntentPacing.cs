using System.Text.Json.Serialization;

namespace Prism.Sdk.Intents;

/// <summary>How long the shots of a film stay.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntentPacing>))]
public enum IntentPacing
{
    /// <summary>Neither long nor short: what the template has.</summary>
    Steady,

    /// <summary>Long shots.</summary>
    Slow,

    /// <summary>Short shots.</summary>
    Fast,
}
