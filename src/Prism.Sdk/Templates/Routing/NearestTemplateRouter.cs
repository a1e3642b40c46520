using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Templates.Routing;

/// <summary>The built-in third stage: the template whose texts lie nearest, by embeddings, or by words when no embedding service answers.</summary>
internal sealed class NearestTemplateRouter(
    [FromKeyedServices(PrismServiceKeys.Models)] IEmbeddingGenerator<string, Embedding<float>> generator,
    TemplateLibrary library,
    TemplateVectors vectors,
    TemplateWords words,
    IOptions<TemplateOptions> options,
    ILogger<NearestTemplateRouter> logger) : ITemplateRouter
{
    // The beginning of a text says what kind of text it is; embedding models cut longer ones anyway.
    private const int MaxQueryLength = 2000;

    /// <inheritdoc/>
    public async Task<TemplateMatch> MatchAsync(TemplateQuery query, StageContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(context);

        if (!string.IsNullOrWhiteSpace(query.TemplateId))
        {
            return new TemplateMatch { Template = library.Get(query.TemplateId), Routing = TemplateRouting.Named };
        }

        var text = QueryText(query);
        var match = options.Value.UseEmbeddings ? await ByEmbeddingsAsync(text, context, cancellationToken).ConfigureAwait(false) : ByWords(text);
        if (match.Abstained)
        {
            Warn(match, context);
        }

        Log.TemplateMatched(logger, match.Template.Id, match.Score, match.Margin, match.Threshold, match.Routing);
        return match;
    }

    private async Task<TemplateMatch> ByEmbeddingsAsync(string text, StageContext context, CancellationToken cancellationToken)
    {
        try
        {
            var (query, templates) = await vectors.EmbedAsync(text, generator, context, cancellationToken).ConfigureAwait(false);
            var similarities = new float[templates.Index.Texts.Rows.Count];
            templates.Index.Compare(query.Span, similarities);
            var (threshold, origin) = Threshold(templates.Model, templates.Threshold);
            return RoutingChoice.Make(library, templates.Index.Texts, similarities, TemplateRouting.Embeddings, threshold, origin, options.Value.TopK);
        }
        catch (PrismException exception) when (exception is not ContentRejectedException && !cancellationToken.IsCancellationRequested)
        {
            // What is refused here for its words would be refused later too; all else must not stop a film that can be planned without.
            context.Report(new PipelineWarning
            {
                Code = "template-words",
                Message = $"The embedding service did not help ({exception.Message}), so the template is found by words alone, which is less sure. Name a template, or set {TemplateOptions.SectionName}:{nameof(TemplateOptions.UseEmbeddings)} to false to use words always.",
            });
            return ByWords(text);
        }
    }

    private TemplateMatch ByWords(string text)
    {
        var similarities = new float[words.Index.Texts.Rows.Count];
        words.Index.Compare(text, similarities);
        var (threshold, origin) = Threshold(TemplateOptions.WordsModel, words.Threshold);
        return RoutingChoice.Make(library, words.Index.Texts, similarities, TemplateRouting.Words, threshold, origin, options.Value.TopK);
    }

    private (double? Threshold, string Origin) Threshold(string model, double? learned) =>
        options.Value.MinimumScore is { } forAll ? (forAll, $"{TemplateOptions.SectionName}:{nameof(TemplateOptions.MinimumScore)}")
        : options.Value.MinimumScores.TryGetValue(model, out var own) ? (own, $"{TemplateOptions.SectionName}:{nameof(TemplateOptions.MinimumScores)}:{model}")
        : (learned, learned is null ? "too few examples to learn it from" : "learned from the templates' examples");

    private static void Warn(TemplateMatch match, StageContext context) => context.Report(new PipelineWarning
    {
        Code = "template-fallback",
        Message = string.Create(CultureInfo.InvariantCulture,
            $"No template is near to the text (best: {match.Candidates[0].TemplateId} with {match.Candidates[0].Score:0.00}, asked: {match.Threshold:0.00}), so '{match.Template.Id}' is used. Name a template, write one that suits, or set {TemplateOptions.SectionName}:{nameof(TemplateOptions.MinimumScore)}."),
    });

    private static string QueryText(TemplateQuery query)
    {
        var text = $"{query.Intent.Subject}\n{query.Text}";
        return text.Length <= MaxQueryLength ? text : text[..(char.IsHighSurrogate(text[MaxQueryLength - 1]) ? MaxQueryLength - 1 : MaxQueryLength)];
    }
}
