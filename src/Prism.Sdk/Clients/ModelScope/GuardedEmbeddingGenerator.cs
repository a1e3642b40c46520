using Microsoft.Extensions.AI;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>The embedding generator that the stages see: in batches that the service takes, every vector checked, failures in our words.</summary>
internal sealed class GuardedEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, ModelEndpoint endpoint, int batchSize, int? dimensions, int? expected)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var asked = options?.Clone() ?? new EmbeddingGenerationOptions();
        asked.Dimensions ??= dimensions;
        var all = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Chunk(batchSize))
        {
            var made = await EmbedAsync(batch, asked, cancellationToken).ConfigureAwait(false);
            all.AddRange(made);
            if (made.Usage is { } usage)
            {
                (all.Usage ??= new UsageDetails()).Add(usage);
            }
        }

        return all;
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> EmbedAsync(string[] batch, EmbeddingGenerationOptions options, CancellationToken cancellationToken)
    {
        GeneratedEmbeddings<Embedding<float>> made;
        try
        {
            made = await base.GenerateAsync(batch, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ModelFaults.From(exception, endpoint) is { } ours)
        {
            throw ours;
        }

        // One vector too few would give every later text its neighbour's.
        var bad = made.Count != batch.Length ? $"{made.Count} vectors for {batch.Length} texts"
            : made.Any(embedding => (options.Dimensions ?? expected) is { } length && embedding.Vector.Length != length) ? $"vectors of another length than {options.Dimensions ?? expected}"
            : made.Any(embedding => !IsUsable(embedding.Vector.Span)) ? "a vector of zeros or without a number"
            : null;
        return bad is null
            ? made
            : throw ModelFaults.Unusable(ModelFault.Reply, endpoint, "vectors", $"it holds {bad} for the model '{endpoint.Model}', see {endpoint.ModelSetting}");
    }

    private static bool IsUsable(ReadOnlySpan<float> vector)
    {
        var sum = System.Numerics.Tensors.TensorPrimitives.SumOfSquares(vector);
        return float.IsFinite(sum) && sum > 0;
    }
}
