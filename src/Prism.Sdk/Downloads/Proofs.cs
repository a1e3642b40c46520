using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace Prism.Sdk.Downloads;

/// <summary>What an answer says of the whole file: its length, its version, its check sums.</summary>
internal sealed record Proofs
{
    public long? Length { get; init; }

    /// <summary>Gets the strong ETag, else the date of the last change, as the header wrote it; what If-Range takes.</summary>
    public string? Validator { get; init; }

    public byte[]? Md5 { get; init; }

    public ulong? Crc64 { get; init; }

    public static Proofs Of(HttpResponseMessage response)
    {
        var headers = response.Content.Headers;
        var partial = response.StatusCode == HttpStatusCode.PartialContent;
        return new Proofs
        {
            Length = partial ? headers.ContentRange?.Length : headers.ContentLength,
            Validator = response.Headers.ETag is { } tag
                ? tag.IsWeak ? null : tag.Tag
                : headers.NonValidated.TryGetValues("Last-Modified", out var changed) ? changed.ToString() : null,

            // Of a part, Content-MD5 is that of the part; the object store's check sum is of the whole in both.
            Md5 = partial ? null : headers.ContentMD5 is { Length: MD5.HashSizeInBytes } md5 ? md5 : null,
            Crc64 = response.Headers.TryGetValues("x-oss-hash-crc64ecma", out var sums) && ulong.TryParse(sums.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var sum) ? sum : null,
        };
    }
}
