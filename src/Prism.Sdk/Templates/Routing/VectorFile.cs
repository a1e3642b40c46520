using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Prism.Sdk.Templates.Routing;

/// <summary>The form of a file of vectors: a head, then for each text its SHA-256 and its numbers, then the SHA-256 of all before.</summary>
internal static class VectorFile
{
    private const int HashLength = SHA256.HashSizeInBytes;
    private const int HeadLength = 16;

    private static ReadOnlySpan<byte> Mark => "PRSMVEC1"u8;

    public static byte[] Write(IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors, int dimension)
    {
        var file = new byte[HeadLength + (vectors.Count * (HashLength + (dimension * sizeof(float)))) + HashLength];
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), dimension);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), vectors.Count);
        var rest = file.AsSpan(HeadLength);
        foreach (var (hash, vector) in vectors)
        {
            Convert.FromHexString(hash).CopyTo(rest);
            rest = rest[HashLength..];
            MemoryMarshal.AsBytes(vector.Span).CopyTo(rest);
            rest = rest[(dimension * sizeof(float))..];
        }

        SHA256.HashData(file.AsSpan(0, file.Length - HashLength)).CopyTo(rest);
        return file;
    }

    /// <summary>Reads a file back.</summary>
    /// <returns>The vectors by the hash of their text; <see langword="null"/> when a single bit is not as it was written.</returns>
    public static Dictionary<string, ReadOnlyMemory<float>>? Read(ReadOnlySpan<byte> file, int dimension)
    {
        if (file.Length < HeadLength + HashLength
            || !file.StartsWith(Mark)
            || BinaryPrimitives.ReadInt32LittleEndian(file[8..]) != dimension
            || !SHA256.HashData(file[..^HashLength]).AsSpan().SequenceEqual(file[^HashLength..]))
        {
            return null;
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(file[12..]);
        var length = HashLength + (dimension * sizeof(float));
        var body = file[HeadLength..^HashLength];
        if (count < 0 || body.Length != (long)count * length)
        {
            return null;
        }

        Dictionary<string, ReadOnlyMemory<float>> vectors = new(count, StringComparer.Ordinal);
        for (; body.Length > 0; body = body[length..])
        {
            vectors[Convert.ToHexStringLower(body[..HashLength])] = MemoryMarshal.Cast<byte, float>(body[HashLength..length]).ToArray();
        }

        return vectors;
    }
}
