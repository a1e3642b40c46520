using System.Text;
using Microsoft.Extensions.Options;

namespace Prism.Sdk.Templates;

/// <summary>The templates there are: the built-in ones, and those of the folder that the options name.</summary>
/// <remarks>Read once, at first use. May be used from many threads at once.</remarks>
internal sealed class TemplateLibrary(IOptions<TemplateOptions> options)
{
    private const string ResourcePrefix = "Templates.";

    private readonly Lazy<IReadOnlyDictionary<string, VideoTemplate>> templates = new(() => Load(options.Value));

    /// <summary>All templates, in the order of their ids.</summary>
    public IReadOnlyList<VideoTemplate> Templates => [.. templates.Value.Values.OrderBy(static template => template.Id, StringComparer.Ordinal)];

    /// <summary>The template that is used when none is near enough.</summary>
    public VideoTemplate Fallback => templates.Value.TryGetValue(options.Value.FallbackId, out var template)
        ? template
        : throw new PrismConfigurationException(
            $"{TemplateOptions.SectionName}:{nameof(TemplateOptions.FallbackId)} is '{options.Value.FallbackId}', and there is no such template. There are: {Ids}.");

    private string Ids => string.Join(", ", templates.Value.Keys.Order(StringComparer.Ordinal));

    /// <summary>Gets a template by its id.</summary>
    /// <exception cref="PrismException">There is none; the message lists those that exist.</exception>
    public VideoTemplate Get(string id) => templates.Value.TryGetValue(id.Trim(), out var template)
        ? template
        : throw new PrismException($"There is no template '{id}'. There are: {Ids}. Name one of these, or none to have the nearest one found.");

    private static Dictionary<string, VideoTemplate> Load(TemplateOptions options)
    {
        var templates = BuiltIn().ToDictionary(static template => template.Id, StringComparer.OrdinalIgnoreCase);
        Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (file, template) in options.Folder is { } folder ? InFolder(folder) : [])
        {
            if (!files.TryAdd(template.Id, file))
            {
                throw new PrismConfigurationException($"{files[template.Id]} and {file} both have the template id '{template.Id}'. Give one of them another id.");
            }

            templates[template.Id] = template;
        }

        return templates;
    }

    private static IEnumerable<VideoTemplate> BuiltIn()
    {
        var assembly = typeof(TemplateLibrary).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return TemplateJson.Read(reader.ReadToEnd(), name);
        }
    }

    private static IEnumerable<(string File, VideoTemplate Template)> InFolder(string folder)
    {
        string[] files;
        try
        {
            files = Directory.GetFiles(folder, "*.json");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PrismConfigurationException(
                $"{TemplateOptions.SectionName}:{nameof(TemplateOptions.Folder)} is '{folder}', which cannot be read. Create the folder, or remove the setting.", exception);
        }

        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            yield return (file, TemplateJson.Read(ReadFile(file), file));
        }
    }

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PrismConfigurationException($"The template {file} cannot be read. Check its permissions, or remove it.", exception);
        }
    }
}
