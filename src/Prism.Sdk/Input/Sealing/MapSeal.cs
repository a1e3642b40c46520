using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Prism.Sdk.Input.Sealing;

/// <summary>Seals a map with AES-256-GCM. The job's id is authenticated with it: what one job kept cannot be passed off as another's.</summary>
internal static class MapSeal
{
    public const int KeyLength = 32;

    // A new way of sealing gets a new letter; this one stays readable.
    private const string Scheme = "A.";

    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;

    public static string Seal(PersonalDataMap map, byte[] key, string jobId)
    {
        var clear = JsonSerializer.SerializeToUtf8Bytes(map.Entities, SealingJson.Default.IReadOnlyListPersonalData);
        var box = new byte[NonceLength + TagLength + clear.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(box.AsSpan(0, NonceLength), clear, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength), Bound(jobId));
        CryptographicOperations.ZeroMemory(clear);
        return Scheme + Convert.ToBase64String(box);
    }

    /// <returns>The map; null when it was sealed with another key, for another job, or was changed since.</returns>
    public static PersonalDataMap? Open(string box, byte[] key, string jobId)
    {
        if (!box.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var bytes = Convert.FromBase64String(box[Scheme.Length..]);
            if (bytes.Length < NonceLength + TagLength)
            {
                return null;
            }

            var clear = new byte[bytes.Length - NonceLength - TagLength];
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(bytes.AsSpan(0, NonceLength), bytes.AsSpan(NonceLength + TagLength), bytes.AsSpan(NonceLength, TagLength), clear, Bound(jobId));
            return new PersonalDataMap(JsonSerializer.Deserialize(clear, SealingJson.Default.IReadOnlyListPersonalData)!);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static byte[] Bound(string jobId) => Encoding.UTF8.GetBytes($"prism|personal-data|{Scheme}|{jobId}");
}
