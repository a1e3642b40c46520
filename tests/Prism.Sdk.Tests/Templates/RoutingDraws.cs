using Prism.Sdk.Templates;
using Prism.Sdk.Templates.Routing;

namespace Prism.Sdk.Tests.Templates;

/// <summary>Prompts of known categories, and draws of a few examples of each as templates; the rest is asked.</summary>
/// <param name="prompts">The prompts with their categories.</param>
internal sealed class RoutingDraws(IReadOnlyList<(string Category, string Text)> prompts)
{
    public const int Draws = 10;
    private const int Examples = 5;

    public IReadOnlyList<(string Category, string Text)> Prompts => prompts;

    /// <summary>Reads a folder: a file a category, a prompt a line.</summary>
    public static RoutingDraws Read(string folder) => new([.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal)
        .SelectMany(static file => File.ReadLines(file).Where(static line => !string.IsNullOrWhiteSpace(line)).Select(line => (Path.GetFileNameWithoutExtension(file), line.Trim())))]);

    /// <summary>Counts whole words alone: the yardstick.</summary>
    public static Dictionary<string, int> CountWords(string text) =>
        text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).GroupBy(static word => word).ToDictionary(static group => group.Key, static group => group.Count());

    /// <summary>Draws the examples of each category by seed.</summary>
    public RoutingDraw Draw(int seed)
    {
        var random = new Random(seed);
        List<(string Id, IReadOnlyList<string> Descriptions, IReadOnlyList<string> Examples)> templates = [];
        List<(string Category, string Text)> rest = [];
        foreach (var category in prompts.GroupBy(static prompt => prompt.Category))
        {
            var texts = category.Select(static prompt => prompt.Text).ToArray();
            random.Shuffle(texts);
            templates.Add((category.Key, [], texts[..Examples]));
            rest.AddRange(texts[Examples..].Select(text => (category.Key, text)));
        }

        return new RoutingDraw(TemplateTexts.Of(templates), rest);
    }
}

/// <summary>Says how near a text is to each row.</summary>
/// <param name="text">The text.</param>
/// <param name="similarities">Takes a number a row.</param>
internal delegate void CompareText(string text, Span<float> similarities);

/// <summary>One draw.</summary>
/// <param name="Texts">The examples, as templates.</param>
/// <param name="Rest">What is asked.</param>
internal sealed record RoutingDraw(TemplateTexts Texts, IReadOnlyList<(string Category, string Text)> Rest)
{
    /// <summary>Asks for each text of the rest.</summary>
    /// <param name="compare">Says how near a text is to each example.</param>
    public IReadOnlyList<RoutingAnswer> Ask(CompareText compare)
    {
        var similarities = new float[Texts.Rows.Count];
        return [.. Rest.Select(asked =>
        {
            compare(asked.Text, similarities);
            return new RoutingAnswer(asked.Category, TemplateRanking.Top(Texts, similarities, 1)[0]);
        })];
    }
}

/// <summary>One answer.</summary>
/// <param name="Category">What is right.</param>
/// <param name="Best">What was found.</param>
internal sealed record RoutingAnswer(string Category, TemplateScore Best)
{
    public bool IsRight => Category == Best.TemplateId;
}
