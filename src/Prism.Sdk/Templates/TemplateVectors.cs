using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace Prism.Sdk.Templates;

/// <summary>The templates as vectors, embedded once in the life of the process.</summary>
/// <remarks>
/// Each template has several vectors, its description in Chinese, in English, and each of its examples, and its score is that of the best one.
/// A mean would lie between the languages, near to texts of neither.
/// </remarks>
internal sealed class TemplateVectors(TemplateLibrary library) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private IReadOnlyList<(string TemplateId, ReadOnlyMemory<float> Vector)>? vectors;

    /// <summary>Scores every template against a text, best first.</summary>
    public async Task<IReadOnlyList<TemplateScore>> ScoreAsync(
        string text, IEmbeddingGenerator<string, Embedding<float>> generator, StageContext context, CancellationToken cancellationToken)
    {
        var known = await GetAsync(generator, context, cancellationToken).ConfigureAwait(false);
        var query = (await EmbedAsync([text], generator, context, cancellationToken).ConfigureAwait(false))[0];
        return [.. known
            .GroupBy(static entry => entry.TemplateId, entry => Similarity(query.Span, entry.Vector.Span))
            .Select(static group => new TemplateScore { TemplateId = group.Key, Score = group.Max() })
            .OrderByDescending(static score => score.Score)
            .ThenBy(static score => score.TemplateId, StringComparer.Ordinal)];
    }

    public void Dispose() => gate.Dispose();

    private async Task<IReadOnlyList<(string TemplateId, ReadOnlyMemory<float> Vector)>> GetAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator, StageContext context, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return vectors ??= await EmbedTemplatesAsync(generator, context, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<IReadOnlyList<(string TemplateId, ReadOnlyMemory<float> Vector)>> EmbedTemplatesAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator, StageContext context, CancellationToken cancellationToken)
    {
        List<(string Id, string Text)> entries = [.. library.Templates.SelectMany(static template =>
            template.Examples.Prepend(template.Description.En).Prepend(template.Description.Zh).Select(text => (template.Id, text)))];
        var embedded = await EmbedAsync([.. entries.Select(static entry => entry.Text)], generator, context, cancellationToken).ConfigureAwait(false);
        return [.. entries.Zip(embedded, static (entry, vector) => (entry.Id, vector))];
    }

    private static async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(
        IReadOnlyList<string> texts, IEmbeddingGenerator<string, Embedding<float>> generator, StageContext context, CancellationToken cancellationToken)
    {
        var embeddings = await generator.GenerateAsync(texts, cancellationToken: cancellationToken).ConfigureAwait(false);
        context.Report(TextUsed.From(embeddings is [{ ModelId: var model }, ..] ? model : null, embeddings.Usage));
        return embeddings.Count == texts.Count
            ? [.. embeddings.Select(static embedding => embedding.Vector)]
            : throw new PrismException($"The embedding service gave {embeddings.Count} vectors for {texts.Count} texts. Try again, or choose another embedding model.") { IsTransient = true };
    }

    // No number of a broken vector may reach the ranking: such a pair is as far apart as can be.
    private static double Similarity(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (left.Length == 0 || left.Length != right.Length)
        {
            return -1;
        }

        var cosine = TensorPrimitives.CosineSimilarity(left, right);
        return float.IsFinite(cosine) ? Math.Clamp(cosine, -1, 1) : -1;
    }
}
