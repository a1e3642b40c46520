namespace Prism.Sdk.Templates.Routing;

/// <summary>The templates as an index of words, made when it is first asked for.</summary>
internal sealed class TemplateWords(TemplateLibrary library)
{
    private readonly Lazy<(LexicalIndex Index, double? Threshold)> known = new(() =>
    {
        var index = new LexicalIndex(TemplateTexts.Of(library.Templates));
        return (index, RoutingThreshold.Learn(index));
    });

    public LexicalIndex Index => known.Value.Index;

    /// <summary>The score that was learned from the examples; <see langword="null"/> when there were too few.</summary>
    public double? Threshold => known.Value.Threshold;
}
