using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>The label in the file's metadata: the tag AIGC with these seven fields (GB 45438-2025, appendix E).</summary>
internal sealed class AiLabel
{
    public const string Tag = "AIGC";

    // "1": made by AI; "2" would be possibly, "3" suspected.
    private const string MadeByAi = "1";

    private static readonly AiLabelJson Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public required string Label { get; init; }

    public required string ContentProducer { get; init; }

    [JsonPropertyName("ProduceID")]
    public required string ProduceId { get; init; }

    public required string ReservedCode1 { get; init; }

    public required string ContentPropagator { get; init; }

    [JsonPropertyName("PropagateID")]
    public required string PropagateId { get; init; }

    public required string ReservedCode2 { get; init; }

    public static string For(AiLabelOptions options, string jobId) => JsonSerializer.Serialize(
        new AiLabel
        {
            Label = MadeByAi,
            ContentProducer = options.ContentProducer,
            ProduceId = options.ProduceId ?? jobId,
            ReservedCode1 = options.ReservedCode1,
            ContentPropagator = options.ContentPropagator,
            PropagateId = options.PropagateId,
            ReservedCode2 = options.ReservedCode2,
        },
        Json.AiLabel);
}

[JsonSerializable(typeof(AiLabel))]
internal sealed partial class AiLabelJson : JsonSerializerContext;
