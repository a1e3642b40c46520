using Microsoft.Extensions.AI;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Templates.Routing;

/// <summary>The templates as an index of embeddings: made once in the life of the process, from the disk if they are there.</summary>
internal sealed class TemplateVectors(TemplateLibrary library, VectorCache cache)
{
    private readonly Places gate = new(1);
    private (VectorKey Key, EmbeddedTemplates Index)? known;

    /// <summary>Embeds a text, and gets the templates as the same model sees them.</summary>
    /// <exception cref="PrismException">The service did not answer, or not with vectors.</exception>
    public async Task<(ReadOnlyMemory<float> Query, EmbeddedTemplates Templates)> EmbedAsync(
        string text, IEmbeddingGenerator<string, Embedding<float>> generator, StageContext context, CancellationToken cancellationToken)
    {
        // The text first: its vector tells the length, which not every service says beforehand.
        var query = (await EmbedAsync([text], generator, context, cancellationToken).ConfigureAwait(false))[0];
        var about = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        var key = new VectorKey(about?.ProviderUri?.ToString() ?? about?.ProviderName ?? "", about?.DefaultModelId ?? query.ModelId ?? "", query.Vector.Length);
        using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (known is null || known.Value.Key != key)
        {
            known = (key, await LoadAsync(key, generator, context, cancellationToken).ConfigureAwait(false));
        }

        return (query.Vector, known.Value.Index);
    }

    private async Task<EmbeddedTemplates> LoadAsync(
        VectorKey key, IEmbeddingGenerator<string, Embedding<float>> generator, StageContext context, CancellationToken cancellationToken)
    {
        var texts = TemplateTexts.Of(library.Templates);
        string[] hashes = [.. texts.Rows.Select(VectorCache.HashOf)];

        // A generator that does not say what it is could be another one tomorrow.
        var loaded = key.Model.Length > 0 ? cache.Load(key) : [];
        string[] missing = [.. texts.Rows.Where((_, row) => !loaded.ContainsKey(hashes[row])).Distinct(StringComparer.Ordinal)];
        Dictionary<string, ReadOnlyMemory<float>> made = [];
        if (missing.Length > 0)
        {
            foreach (var (text, embedding) in missing.Zip(await EmbedAsync(missing, generator, context, cancellationToken).ConfigureAwait(false)))
            {
                // One vector of another length would be compared with nothing; it must not stay in the file either.
                made[VectorCache.HashOf(text)] = embedding.Vector.Length == key.Dimension
                    ? embedding.Vector
                    : throw Unusable($"vectors of {embedding.Vector.Length} numbers after one of {key.Dimension}");
            }
        }

        var current = hashes.Distinct(StringComparer.Ordinal).ToDictionary(static hash => hash, hash => made.TryGetValue(hash, out var vector) ? vector : loaded[hash], StringComparer.Ordinal);
        if (missing.Length > 0 && key.Model.Length > 0)
        {
            cache.Save(key, current, loaded);
        }

        var index = new VectorIndex(texts, [.. hashes.Select(hash => current[hash])]);
        return new EmbeddedTemplates(index, key.Model, RoutingThreshold.Learn(index));
    }

    private static async Task<IReadOnlyList<Embedding<float>>> EmbedAsync(
        IReadOnlyList<string> texts, IEmbeddingGenerator<string, Embedding<float>> generator, StageContext context, CancellationToken cancellationToken)
    {
        var embeddings = await generator.GenerateAsync(texts, cancellationToken: cancellationToken).ConfigureAwait(false);
        context.Report(TextUsed.From(embeddings is [{ ModelId: var model }, ..] ? model : null, embeddings.Usage));
        return embeddings.Count == texts.Count ? embeddings : throw Unusable($"{embeddings.Count} vectors for {texts.Count} texts");
    }

    private static PrismException Unusable(string what) =>
        new($"The embedding service gave {what}. Try again, or choose another embedding model.") { IsTransient = true };
}
