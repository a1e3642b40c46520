using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prism.Sdk.Composition.Probing;

/// <summary>ffprobe's JSON.</summary>
internal sealed class ProbeReply
{
    public ProbeStream?[]? Streams { get; init; }

    public ProbeFormat? Format { get; init; }

    /// <summary>Gets the streams that are told of.</summary>
    [JsonIgnore]
    public IReadOnlyList<ProbeStream> Seen => [.. (Streams ?? []).OfType<ProbeStream>()];

    /// <exception cref="InvalidDataException">It is not what ffprobe says.</exception>
    public static ProbeReply Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ProbeJson.Default.ProbeReply) ?? new ProbeReply();
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("ffprobe's answer cannot be read", exception);
        }
    }

    internal sealed class ProbeFormat
    {
        public Dictionary<string, string>? Tags { get; init; }
    }

    internal sealed class ProbeStream
    {
        public string? CodecType { get; init; }

        public string? CodecName { get; init; }

        public string? Profile { get; init; }

        public int? Level { get; init; }

        public int? Width { get; init; }

        public int? Height { get; init; }

        public int? SampleRate { get; init; }

        public int? Channels { get; init; }

        public int? HasBFrames { get; init; }

        public string? SampleAspectRatio { get; init; }

        public string? PixFmt { get; init; }

        public string? ColorRange { get; init; }

        public string? ColorSpace { get; init; }

        public string? ColorTransfer { get; init; }

        public string? ColorPrimaries { get; init; }

        public string? RFrameRate { get; init; }

        public string? AvgFrameRate { get; init; }

        public string? TimeBase { get; init; }

        public string? StartTime { get; init; }

        public string? Duration { get; init; }

        public string? NbReadPackets { get; init; }

        public string? ExtradataHash { get; init; }

        public ProbeSideData[]? SideDataList { get; init; }
    }

    internal sealed class ProbeSideData
    {
        public double? Rotation { get; init; }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ProbeReply))]
internal sealed partial class ProbeJson : JsonSerializerContext;
