using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Templates;

/// <summary>The built-in third stage: the template whose words lie nearest to the text, by cosine similarity of embeddings.</summary>
internal sealed class EmbeddingTemplateRouter(
    [FromKeyedServices(PrismServiceKeys.Models)] IEmbeddingGenerator<string, Embedding<float>> generator,
    TemplateLibrary library,
    TemplateVectors vectors,
    IOptions<TemplateOptions> options,
    ILogger<EmbeddingTemplateRouter> logger) : ITemplateRouter
{
    // The beginning of a text says what kind of text it is; embedding models cut longer ones anyway.
    private const int MaxQueryLength = 2000;
    private const int MaxCandidates = 3;

    /// <inheritdoc/>
    public async Task<TemplateMatch> MatchAsync(TemplateQuery query, StageContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(context);

        if (!string.IsNullOrWhiteSpace(query.TemplateId))
        {
            return new TemplateMatch { Template = library.Get(query.TemplateId) };
        }

        var scores = await vectors.ScoreAsync(QueryText(query), generator, context, cancellationToken).ConfigureAwait(false);
        var match = Choose(scores, context);
        Log.TemplateMatched(logger, match.Template.Id, match.Score);
        return match;
    }

    private TemplateMatch Choose(IReadOnlyList<TemplateScore> scores, StageContext context)
    {
        var best = scores[0];
        IReadOnlyList<TemplateScore> candidates = [.. scores.Take(MaxCandidates)];
        if (best.Score >= options.Value.MinimumScore)
        {
            return new TemplateMatch { Template = library.Get(best.TemplateId), Score = best.Score, Candidates = candidates };
        }

        var fallback = library.Fallback;
        context.Report(new PipelineWarning
        {
            Code = "template-fallback",
            Message = string.Create(CultureInfo.InvariantCulture,
                $"No template is near to the text (best: {best.TemplateId} with {best.Score:0.00}, asked: {options.Value.MinimumScore:0.00}), so '{fallback.Id}' is used. Name a template, or lower {TemplateOptions.SectionName}:{nameof(TemplateOptions.MinimumScore)}."),
        });
        return new TemplateMatch { Template = fallback, Score = scores.First(score => score.TemplateId == fallback.Id).Score, Candidates = candidates };
    }

    private static string QueryText(TemplateQuery query)
    {
        var text = $"{query.Intent.Subject}\n{query.Text}";
        return text.Length <= MaxQueryLength ? text : text[..(char.IsHighSurrogate(text[MaxQueryLength - 1]) ? MaxQueryLength - 1 : MaxQueryLength)];
    }
}
