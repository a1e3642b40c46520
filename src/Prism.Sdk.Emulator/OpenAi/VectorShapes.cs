using System.Text.Json.Nodes;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>Vectors that nobody should rank by: too few, too many, of another length, of nothing, or in another order.</summary>
internal static class VectorShapes
{
    public static readonly string[] Words = ["vectors-null", "vectors-none", "vectors-fewer", "vectors-more", "vectors-short", "vectors-zero", "vectors-nan", "vectors-shuffled"];

    public static JsonObject Bend(JsonObject good, string word)
    {
        var rows = (JsonArray)good["data"]!;
        switch (word)
        {
            case "vectors-null":
                good["data"] = null;
                break;
            case "vectors-none":
                rows.Clear();
                break;
            case "vectors-fewer":
                rows.RemoveAt(rows.Count - 1);
                break;
            case "vectors-more":
                rows.Add(rows[0]!.DeepClone());
                break;
            case "vectors-short":
                ((JsonArray)rows[0]!["embedding"]!).RemoveAt(0);
                break;
            case "vectors-zero":
                rows[0]!["embedding"] = new JsonArray([.. ((JsonArray)rows[0]!["embedding"]!).Select(static _ => JsonValue.Create(0f))]);
                break;
            case "vectors-nan":
                ((JsonArray)rows[0]!["embedding"]!)[0] = "NaN";
                break;
            case "vectors-shuffled":
                good["data"] = new JsonArray([.. rows.Select(static row => row!.DeepClone()).Reverse()]);
                break;
        }

        return good;
    }
}
