using System.Security.Cryptography;
using System.Text;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>The identity of an order: account, provider, model and all that the plan sends. Two orders with one fingerprint are the same take; words that were rewritten for moderation do not change it.</summary>
internal static class OrderFingerprint
{
    public static string Of(ClipOrder order, string provider)
    {
        // Pictures by their content, behind all else: an order without any has the fingerprint that it always had.
        string?[] parts =
        [
            order.Account, provider, order.Model, order.Prompt, order.NegativePrompt, order.Size.ToString(), $"{order.Seconds}", $"{order.Seed}",
            .. order.FirstFrame is { } first ? ["first-frame", first.Identity] : (string[])[],
            .. order.References.SelectMany(static image => (string[])["reference", image.Identity]),
        ];

        // Lengths stand before the parts, so that no two lists of parts read the same.
        var text = string.Concat(parts.Select(part => $"{part?.Length ?? -1}:{part};"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
