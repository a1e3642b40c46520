using System.Text.Json.Serialization;

namespace Prism.Sdk.Templates;

/// <summary>A way to tell a film: its beats, its style, its pace. Each text stands in Chinese and English.</summary>
/// <remarks>Immutable. docs/templates.md tells how to write one; <see cref="JsonSchema"/> lets an editor help.</remarks>
public sealed record VideoTemplate
{
    // The serializer sets every init-only member that the JSON lacks to its type's default, so defaults are held in the accessors.

    /// <summary>Gets the version of this record's shape.</summary>
    public int Version { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>Gets the id, lower-case words joined by hyphens, such as <c>product-ad</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name for a person.</summary>
    public required BilingualText Name { get; init; }

    /// <summary>Gets what the template is for. This is what the search looks at.</summary>
    public required BilingualText Description { get; init; }

    /// <summary>Gets texts that the template suits, of both languages, as a person would write them. The search looks at them too, and learns from them what is near enough.</summary>
    public IReadOnlyList<string> Examples { get; init => field = value ?? []; } = [];

    /// <summary>Gets the style that every prompt of the film carries.</summary>
    public required BilingualText Style { get; init; }

    /// <summary>Gets what the film must avoid.</summary>
    public BilingualText? NegativePrompt { get; init; }

    /// <summary>Gets the slots of its beats beyond those that every intent fills.</summary>
    public IReadOnlyList<TemplateSlot> Slots { get; init => field = value ?? []; } = [];

    /// <summary>Gets the parts of the film, in order. At least one.</summary>
    public required IReadOnlyList<TemplateBeat> Beats { get; init; }

    /// <summary>Gets the rules by which its shots are made and joined: sizes, angles, screen direction, what a cut is made on.</summary>
    public IReadOnlyList<BilingualText> ShotGrammar { get; init => field = value ?? []; } = [];

    /// <summary>Gets the words for framing and camera movement that suit it.</summary>
    public IReadOnlyList<BilingualText> CameraWords { get; init => field = value ?? []; } = [];

    /// <summary>Gets the mood of the music: instruments, tempo, feeling. No titles, no names of musicians.</summary>
    public BilingualText? Music { get; init; }

    /// <summary>Gets how fast the film moves.</summary>
    /// <value>The default is <see cref="TemplatePacing.Steady"/>.</value>
    public TemplatePacing Pacing { get; init; }

    /// <summary>Gets the seconds of a shot when nothing else says.</summary>
    /// <value>The default is 5.</value>
    public int SecondsPerShot { get; init => field = value == 0 ? 5 : value; } = 5;

    /// <summary>Gets how shots follow each other.</summary>
    /// <value>The default is a cut.</value>
    public Planning.ShotTransition Transition { get; init; }

    // Editors find the schema by this member; it says nothing of the template.
    [JsonInclude]
    [JsonPropertyName("$schema")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal string? Schema { get; init => field = null; }

    /// <summary>Gets the JSON Schema (2020-12) of a template, for editors and other programs.</summary>
    /// <returns>The schema as JSON; it also lies in the package as <c>schemas/template.schema.json</c>.</returns>
    public static string JsonSchema => TemplateJson.Schema;

    /// <summary>Reads a template. Comments and trailing commas are allowed; unknown and doubled members are not.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="source">What to call it in an error, such as a file name.</param>
    /// <returns>The template.</returns>
    /// <exception cref="PrismConfigurationException">It is no usable template; the message names each place by line and JSON path.</exception>
    public static VideoTemplate FromJson(string json, string source = "The template")
    {
        ArgumentNullException.ThrowIfNull(json);
        return TemplateJson.Read(System.Text.Encoding.UTF8.GetBytes(json), source);
    }

    /// <summary>Reads a template from a stream to its end. UTF-8, with or without a byte order mark, at most 256 KB.</summary>
    /// <param name="stream">The stream. It is not closed.</param>
    /// <param name="source">What to call it in an error, such as a file name.</param>
    /// <returns>The template.</returns>
    /// <exception cref="PrismConfigurationException">It is no usable template; the message names each place by line and JSON path.</exception>
    public static VideoTemplate Load(Stream stream, string source = "The template")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return TemplateJson.Read(TemplateBytes.Read(stream, source), source);
    }

    /// <summary>Writes the template as indented JSON with all letters readable.</summary>
    /// <returns>The JSON.</returns>
    public string ToJson() => TemplateJson.Write(this);
}
