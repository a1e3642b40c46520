namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>A vector of a text by its letters alone: hashed runs of one to three, so that texts that share words are near. It knows no meaning.</summary>
internal static class HashedEmbedding
{
    public static float[] Of(string text, int dimensions)
    {
        var vector = new float[dimensions];
        var folded = $" {string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))} ";
        for (var length = 1; length <= 3; length++)
        {
            for (var start = 0; start + length <= folded.Length; start++)
            {
                Add(vector, folded.AsSpan(start, length), weight: length == 1 ? 0.2f : length);
            }
        }

        // Whole words say more than runs of letters.
        foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Add(vector, "#" + word, weight: 4);
        }

        var norm = MathF.Sqrt(vector.Sum(static value => value * value));
        if (norm == 0)
        {
            vector[0] = norm = 1;
        }

        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] /= norm;
        }

        return vector;
    }

    private static void Add(float[] vector, ReadOnlySpan<char> run, float weight)
    {
        var hash = 2166136261u;
        foreach (var letter in run)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        // One bit of the hash gives the sign, so that collisions cancel out instead of adding up.
        vector[(int)((hash >> 1) % (uint)vector.Length)] += (hash & 1) == 0 ? weight : -weight;
    }
}
