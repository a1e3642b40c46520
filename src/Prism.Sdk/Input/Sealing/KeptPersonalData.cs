using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prism.Sdk.Input.Sealing;

/// <summary>What the journal holds of a job's personal data: never a clear value.</summary>
internal sealed record KeptPersonalData
{
    public int Version { get; init; } = 1;

    /// <summary>Gets the placeholders, so that a later process knows what it cannot restore.</summary>
    public required IReadOnlyList<string> Placeholders { get; init; }

    /// <summary>Gets the sealed map; null without a key.</summary>
    public string? Sealed { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptPersonalData))]
[JsonSerializable(typeof(IReadOnlyList<PersonalData>))]
internal sealed partial class SealingJson : JsonSerializerContext;
