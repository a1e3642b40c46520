using System.Buffers;
using System.Numerics.Tensors;

namespace Prism.Sdk.Templates.Routing;

/// <summary>Templates as vectors: one flat block, searched row by row.</summary>
/// <remarks>
/// <para>The numbers are centred and scaled by their own spread over the templates, dimension by dimension. Embeddings of any texts have much in common,
/// and a few dimensions outweigh the rest; what all templates share tells none from another.</para>
/// <para>Immutable. May be used from many threads at once.</para>
/// </remarks>
internal sealed class VectorIndex : ITemplateIndex
{
    // With fewer texts the spread is chance, and vectors are compared as they are.
    private const int FewestToScale = 20;

    // So many rows of 1024 numbers stay in the second cache while each query of a batch passes over them.
    private const int BlockRows = 64;

    private readonly float[] rows;
    private readonly float[]? mean;
    private readonly float[]? scale;

    public VectorIndex(TemplateTexts texts, IReadOnlyList<ReadOnlyMemory<float>> vectors)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vectors.Count, texts.Rows.Count);
        Texts = texts;
        Dimension = vectors.Count == 0 ? 0 : vectors[0].Length;
        rows = new float[vectors.Count * Dimension];
        for (var row = 0; row < vectors.Count; row++)
        {
            vectors[row].Span.CopyTo(Row(row));
            Normalize(Row(row));
        }

        if (vectors.Count >= FewestToScale)
        {
            (mean, scale) = Spread();
            for (var row = 0; row < vectors.Count; row++)
            {
                Adapt(Row(row));
            }
        }
    }

    public TemplateTexts Texts { get; }

    /// <summary>The length of its vectors.</summary>
    public int Dimension { get; }

    /// <summary>Compares one text with every row.</summary>
    /// <param name="query">The text's vector. One of another length is as far as can be from all.</param>
    /// <param name="similarities">Takes a number a row, from -1 to 1.</param>
    public void Compare(ReadOnlySpan<float> query, Span<float> similarities) => CompareAll(query, 1, similarities);

    /// <summary>Compares several texts with every row in one pass over the rows.</summary>
    /// <param name="queries">Their vectors, one after another.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="similarities">Takes the numbers of the first text, then of the second, and so on.</param>
    public void CompareAll(ReadOnlySpan<float> queries, int count, Span<float> similarities)
    {
        if (Dimension == 0 || queries.Length != count * Dimension)
        {
            similarities.Fill(-1);
            return;
        }

        // Borrowed: a batch is larger than what the collector takes lightly.
        var borrowed = ArrayPool<float>.Shared.Rent(queries.Length);
        var adapted = borrowed.AsSpan(0, queries.Length);
        queries.CopyTo(adapted);
        for (var query = 0; query < count; query++)
        {
            var one = adapted.Slice(query * Dimension, Dimension);
            if (!Normalize(one))
            {
                one.Fill(float.NaN);
            }

            Adapt(one);
        }

        var height = Texts.Rows.Count;
        for (var block = 0; block < height; block += BlockRows)
        {
            var end = Math.Min(height, block + BlockRows);
            for (var query = 0; query < count; query++)
            {
                Dot(adapted.Slice(query * Dimension, Dimension), block, end, similarities.Slice(query * height, height));
            }
        }

        ArrayPool<float>.Shared.Return(borrowed);
    }

    /// <inheritdoc/>
    public void Compare(int row, Span<float> similarities) => Dot(Row(row), 0, Texts.Rows.Count, similarities);

    private void Dot(ReadOnlySpan<float> query, int start, int end, Span<float> similarities)
    {
        for (var row = start; row < end; row++)
        {
            // No number of a broken vector may reach the ranking: such a pair is as far apart as can be.
            var cosine = TensorPrimitives.Dot<float>(query, Row(row));
            similarities[row] = float.IsFinite(cosine) ? Math.Clamp(cosine, -1, 1) : -1;
        }
    }

    private Span<float> Row(int row) => rows.AsSpan(row * Dimension, Dimension);

    private void Adapt(Span<float> vector)
    {
        if (mean is not null)
        {
            TensorPrimitives.Subtract<float>(vector, mean, vector);
            TensorPrimitives.Multiply<float>(vector, scale, vector);
            Normalize(vector);
        }
    }

    private (float[] Mean, float[] Scale) Spread()
    {
        var count = Texts.Rows.Count;
        float[] middle = new float[Dimension], spread = new float[Dimension], difference = new float[Dimension];
        for (var row = 0; row < count; row++)
        {
            TensorPrimitives.Add<float>(middle, Row(row), middle);
        }

        TensorPrimitives.Multiply<float>(middle, 1f / count, middle);
        for (var row = 0; row < count; row++)
        {
            TensorPrimitives.Subtract<float>(Row(row), middle, difference);
            TensorPrimitives.MultiplyAdd<float>(difference, difference, spread, spread);
        }

        // Half the mean spread is added to each: a dimension that hardly moves must not become the loudest.
        TensorPrimitives.Multiply<float>(spread, 1f / count, spread);
        TensorPrimitives.Add<float>(spread, (TensorPrimitives.Sum<float>(spread) / Dimension / 2) + float.Epsilon, spread);
        TensorPrimitives.ReciprocalSqrt<float>(spread, spread);
        return (middle, spread);
    }

    /// <summary>Gives a vector the length 1.</summary>
    /// <returns>Whether it has a direction: one of zeros has none, nor has one that holds something else than a number.</returns>
    private static bool Normalize(Span<float> vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm is not > 0 || !float.IsFinite(norm))
        {
            return false;
        }

        TensorPrimitives.Divide<float>(vector, norm, vector);
        return true;
    }
}
