using System.Buffers.Binary;

namespace Prism.Sdk.Input.Languages;

/// <summary>What groups of one to five letters say of nine languages in Latin script, and single Han characters of Japanese against Chinese. Where it comes from: <c>eng/LanguageTable.cs</c>.</summary>
/// <remarks>4096 counts, one for each bucket, then the rows by bucket: 28 bits of the group's hash, and nine steps of 4 bits, how far each language is from the one that uses the group most.</remarks>
internal static class LetterGroups
{
    public const int Longest = 5;
    public const int Languages = 9;

    /// <summary>The middle of a Han row: above is Japanese, below is Chinese.</summary>
    public const int HanMiddle = 8;

    private const int Buckets = 4096;

    private static readonly ulong[] Rows = Read(out Starts);
    private static readonly ushort[] Starts;

    /// <summary>Gets what the table takes in memory.</summary>
    public static int SizeInBytes => (Rows.Length * sizeof(ulong)) + (Starts.Length * sizeof(ushort));

    public static string Code(int language) => language switch
    {
        0 => "de",
        1 => "en",
        2 => "es",
        3 => "fr",
        4 => "id",
        5 => "it",
        6 => "pt",
        7 => "tr",
        _ => "vi",
    };

    /// <summary>Finds a group of lower-case letters.</summary>
    /// <returns>Whether it is in the table, and its steps.</returns>
    public static bool TryFind(ReadOnlySpan<char> group, out ulong steps)
    {
        var hash = Hash(group);
        var (bucket, mark) = ((int)(hash >> 52), (hash >> 24) & 0xFFF_FFFF);
        for (int row = Starts[bucket], end = Starts[bucket + 1]; row < end; row++)
        {
            if (Rows[row] >> 36 == mark)
            {
                steps = Rows[row] & 0xF_FFFF_FFFF;
                return true;
            }
        }

        steps = 0;
        return false;
    }

    private static ulong Hash(ReadOnlySpan<char> group)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in group)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL;
        return hash ^ (hash >> 29);
    }

    private static ulong[] Read(out ushort[] starts)
    {
        using var stream = typeof(LetterGroups).Assembly.GetManifestResourceStream("Language.letter-groups.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        starts = new ushort[Buckets + 1];
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            starts[bucket + 1] = (ushort)(starts[bucket] + bytes[bucket]);
        }

        var rows = new ulong[starts[Buckets]];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(Buckets + (row * sizeof(ulong))));
        }

        return rows;
    }
}
