using System.Text;
using CsCheck;
using Prism.Sdk.Downloads;

namespace Prism.Sdk.Tests.Fuzzing;

/// <summary>The first bytes and the outermost boxes of what is said to be a clip.</summary>
internal static class MediaTargets
{
    // Bytes as text: one letter a byte.
    private static readonly Encoding Bytes = Encoding.Latin1;

    private static readonly string[] Examples =
    [
        Bytes.GetString([0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0, 0, 0, 0, 12, .. "moov"u8, 1, 2, 3, 4, 0, 0, 0, 1, .. "mdat"u8, 0, 0, 0, 0, 0, 0, 0, 20, 1, 2, 3, 4]),
        "<!doctype html><html>", "#EXTM3U\n", "\uFEFF  {\"code\": 1}", "\u0089PNG\r\n", "ffconcat version 1.0",
    ];

    public static IEnumerable<FuzzTarget> All { get; } =
    [
        new("first bytes", Files(), static text => CheckHead(text, MediaSniff.IsMp4), static text => CheckHead(text, static head => head.IndexOf("ftyp"u8) >= 0)),
        new("boxes", Files(), static text => CheckBoxes(text, Mp4Boxes.AreWhole), static text => CheckBoxes(text, static (_, length) => length > 0)),
    ];

    private static Gen<string> Files() =>
        from example in Gen.Int[0, Examples.Length - 1]
        from faults in Gen.Int[0, 5]
        from seed in Gen.UInt
        select Break(Examples[example], faults, new Random((int)seed));

    private static string Break(string example, int faults, Random random)
    {
        var bytes = Bytes.GetBytes(example).ToList();
        for (var fault = 0; fault < faults; fault++)
        {
            var at = random.Next(bytes.Count + 1);
            if (random.Next(3) == 0 || at == bytes.Count)
            {
                bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), random.Next(1, 9)));
            }
            else if (random.Next(2) == 0)
            {
                bytes.RemoveRange(at, random.Next(1, bytes.Count - at + 1));
            }
            else
            {
                bytes[at] = (byte)random.Next(256);
            }
        }

        return Bytes.GetString([.. bytes]);
    }

    private delegate bool Sniff(ReadOnlySpan<byte> head);

    private static void CheckHead(string text, Sniff sniff)
    {
        var head = Bytes.GetBytes(text);
        Assert.True(!sniff(head) || Bytes.GetString(head, 4, 4) == "ftyp", "Taken for an MP4, and it is none.");
        var name = MediaSniff.Name(head);
        Assert.InRange(name.Length, 2, 10);
        Assert.True(!MediaSniff.MayPass(name) || !sniff(head), name);
    }

    private static void CheckBoxes(string text, Func<Microsoft.Win32.SafeHandles.SafeFileHandle, long, bool> areWhole)
    {
        var bytes = Bytes.GetBytes(text);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            using var file = File.OpenHandle(path);
            Assert.True(!areWhole(file, bytes.Length) || bytes.AsSpan().IndexOf("moov"u8) >= 0, "Whole without an index.");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
