using Microsoft.Extensions.Options;

namespace Prism.Sdk.Templates;

/// <summary>The templates there are: the built-in ones, those of the folders that the options name, and those of the host's code.</summary>
/// <remarks>Read once, at first use. May be used from many threads at once.</remarks>
internal sealed class TemplateLibrary(IOptions<TemplateOptions> options, IEnumerable<TemplateSource> sources)
{
    private readonly Lazy<IReadOnlyDictionary<string, VideoTemplate>> templates = new(() => Load(options.Value, sources));

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

    private static Dictionary<string, VideoTemplate> Load(TemplateOptions options, IEnumerable<TemplateSource> sources)
    {
        Dictionary<string, VideoTemplate> templates = new(StringComparer.OrdinalIgnoreCase);
        if (options.UseBuiltIn)
        {
            foreach (var template in TemplateFiles.BuiltIn())
            {
                templates.Add(template.Id, template);
            }
        }

        Dictionary<string, string> origins = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (origin, template) in Own(options, sources))
        {
            if (!origins.TryAdd(template.Id, origin))
            {
                throw new PrismConfigurationException($"{origins[template.Id]} and {origin} both have the template id '{template.Id}'. Give one of them another id.");
            }

            templates[template.Id] = template;
        }

        return templates.Count > 0
            ? templates
            : throw new PrismConfigurationException($"There are no templates. Set {TemplateOptions.SectionName}:{nameof(TemplateOptions.UseBuiltIn)} to true, or add some of your own.");
    }

    private static IEnumerable<(string Origin, VideoTemplate Template)> Own(TemplateOptions options, IEnumerable<TemplateSource> sources)
    {
        var folders = options.Folders.Select(static (folder, index) => ($"{nameof(TemplateOptions.Folders)}:{index}", folder));
        foreach (var (setting, folder) in options.Folder is { } single ? folders.Prepend((nameof(TemplateOptions.Folder), single)) : folders)
        {
            foreach (var found in TemplateFiles.InFolder(folder, $"{TemplateOptions.SectionName}:{setting}"))
            {
                yield return found;
            }
        }

        foreach (var source in sources)
        {
            yield return ("AddTemplate", source.Template);
        }
    }
}
