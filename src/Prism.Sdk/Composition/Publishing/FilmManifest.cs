using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>All that made a film, for whoever finds it years later: <c>film.json</c>.</summary>
internal sealed record FilmManifest
{
    private static readonly ManifestJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    public int Version { get; init; } = 1;

    public required string JobId { get; init; }

    public required string Film { get; init; }

    public required string Sha256 { get; init; }

    public required double Seconds { get; init; }

    public required VideoSize Size { get; init; }

    public required double FrameRate { get; init; }

    /// <summary>Gets the plan with its prompts and seeds. Personal data in it are placeholders.</summary>
    public required ShotPlan Plan { get; init; }

    /// <summary>Gets the clips with their tasks, prices and hashes.</summary>
    public required IReadOnlyList<Clip> Clips { get; init; }

    public required IReadOnlyList<FilmFile> Files { get; init; }

    public required CompositionReport Report { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Json.FilmManifest);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FilmManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
