using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prism.Sdk.Composition.Rendering;

/// <summary>Levels sound as EBU R128 asks: measured once, set with the measures, so that soft and loud keep their distance.</summary>
internal static class Loudness
{
    private const string Rest = "TP=-1.5:LRA=11";

    public static string Measure(double target) => string.Create(CultureInfo.InvariantCulture, $"loudnorm=I={target:0.0}:{Rest}:print_format=json");

    /// <returns>The filter; empty when there is nothing to hear.</returns>
    public static string Correct(double target, string measured)
    {
        var start = measured.LastIndexOf('{');
        var end = measured.LastIndexOf('}');
        var found = start >= 0 && end > start ? JsonSerializer.Deserialize(measured[start..(end + 1)], LoudnessJson.Default.Measures) : null;

        // Silence measures as "-inf".
        return found is not null
            && new[] { found.InputI, found.InputTp, found.InputLra, found.InputThresh, found.TargetOffset }.All(static value => double.TryParse(value, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                ? string.Create(CultureInfo.InvariantCulture, $"loudnorm=I={target:0.0}:{Rest}:measured_I={found.InputI}:measured_TP={found.InputTp}:measured_LRA={found.InputLra}:measured_thresh={found.InputThresh}:offset={found.TargetOffset}:linear=true,aresample=48000")
                : "";
    }

    internal sealed class Measures
    {
        public string? InputI { get; init; }

        public string? InputTp { get; init; }

        public string? InputLra { get; init; }

        public string? InputThresh { get; init; }

        public string? TargetOffset { get; init; }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Loudness.Measures))]
internal sealed partial class LoudnessJson : JsonSerializerContext;
