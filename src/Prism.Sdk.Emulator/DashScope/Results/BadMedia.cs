using System.Text;
using Microsoft.AspNetCore.Http;

namespace Prism.Sdk.Emulator.DashScope.Results;

/// <summary>Files that are called clips and are none (reliability.md §2.4).</summary>
internal static class BadMedia
{
    // A picture of one dot.
    private const string Dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    // So much of a clip with its index in front looks whole to who reads the index alone.
    private const int Tail = 1500;

    /// <summary>Makes the bytes of a word; <see langword="null"/> if the word asks for a clip, or for one without end.</summary>
    /// <param name="kind">The word.</param>
    /// <param name="clip">The good clip.</param>
    /// <param name="context">The request: lists point to its own host, so that whoever follows them is seen.</param>
    public static byte[]? Of(string kind, string clip, HttpContext context)
    {
        var root = $"{context.Request.Scheme}://{context.Request.Host}/results";
        return kind switch
        {
            "media:html" => "<html><head><title>Login</title></head><body>Please sign in.</body></html>"u8.ToArray(),
            "media:zero" => [],
            "media:png" => Convert.FromBase64String(Dot),
            "media:zip" => [.. "PK\u0003\u0004"u8, .. new byte[26], .. "PK\u0005\u0006"u8, .. new byte[18]],
            "media:elf" => [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[57]],
            "media:random" => Random(clip),
            "media:hls" => Encoding.UTF8.GetBytes($"#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{root}/segment.ts\n#EXT-X-ENDLIST\n"),
            "media:dash" => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT1S\" profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\"><Period><AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\"><BaseURL>{root}/segment.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>\n"),
            "media:ffconcat" => "ffconcat version 1.0\nfile '/etc/hostname'\n"u8.ToArray(),
            "media:trunc-faststart" => File.ReadAllBytes(clip)[..^Tail],
            _ => null,
        };
    }

    private static byte[] Random(string clip)
    {
        var bytes = new byte[new FileInfo(clip).Length];
        System.Random.Shared.NextBytes(bytes);
        return bytes;
    }
}
