namespace Prism.Sdk.Templates.Routing;

/// <summary>The texts by which templates are known, one row each: the description in Chinese, in English, and the examples.</summary>
/// <remarks>The rows of a template lie together, so that a template is a range.</remarks>
internal sealed class TemplateTexts
{
    private TemplateTexts(IReadOnlyList<string> ids, IReadOnlyList<string> rows, IReadOnlyList<bool> isExample, IReadOnlyList<int> starts) =>
        (Ids, Rows, IsExample, Starts) = (ids, rows, isExample, starts);

    /// <summary>The templates' ids.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The texts.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>Whether a row is an example, and may show what is near enough.</summary>
    public IReadOnlyList<bool> IsExample { get; }

    /// <summary>Where each template's rows begin; one number more than there are templates.</summary>
    public IReadOnlyList<int> Starts { get; }

    public static TemplateTexts Of(IEnumerable<VideoTemplate> templates) => Of(templates.Select(static template =>
        (template.Id, (IReadOnlyList<string>)[template.Description.Zh, template.Description.En], template.Examples)));

    public static TemplateTexts Of(IEnumerable<(string Id, IReadOnlyList<string> Descriptions, IReadOnlyList<string> Examples)> templates)
    {
        List<string> ids = [], rows = [];
        List<bool> isExample = [];
        List<int> starts = [0];
        foreach (var (id, descriptions, examples) in templates)
        {
            ids.Add(id);
            rows.AddRange([.. descriptions, .. examples]);
            isExample.AddRange([.. descriptions.Select(static _ => false), .. examples.Select(static _ => true)]);
            starts.Add(rows.Count);
        }

        return new TemplateTexts(ids, rows, isExample, starts);
    }

    /// <summary>Finds a template's place by its id.</summary>
    public int IndexOf(string id)
    {
        var template = 0;
        while (Ids[template] != id)
        {
            template++;
        }

        return template;
    }

    /// <summary>Finds the template that a row belongs to.</summary>
    public int OwnerOf(int row)
    {
        var (low, high) = (0, Ids.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Starts[middle] <= row ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
