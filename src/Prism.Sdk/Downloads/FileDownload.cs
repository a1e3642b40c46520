using System.Buffers;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Downloads;

/// <summary>Fetches a file: streamed to a temporary name beside the final one, measured, hashed, synced, then renamed. No key travels, no redirect is followed.</summary>
internal sealed partial class FileDownload(IHttpClientFactory clients, TimeProvider time)
{
    public const string ClientName = "prism.download";

    private const int Tries = 3;
    private const int BufferSize = 256 * 1024;

    /// <summary>Gets the largest file that is taken, in bytes.</summary>
    public long SizeCap { get; init; } = 512L * 1024 * 1024;

    /// <summary>Gets how long the line may be silent, in real time.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <exception cref="DownloadException">The file could not be fetched; nothing stands under the final name.</exception>
    public async Task<DownloadedFile> FetchAsync(Uri address, string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryFetchAsync(address, path, cancellationToken).ConfigureAwait(false);
            }
            catch (DownloadException exception) when (exception.IsTransient && attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<DownloadedFile> TryFetchAsync(Uri address, string path, CancellationToken cancellationToken)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        idle.CancelAfter(IdleTimeout);
        var part = Path.Join(Path.GetDirectoryName(path), $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.part");
        try
        {
            using var client = clients.CreateClient(ClientName);
            client.Timeout = Timeout.InfiniteTimeSpan;
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, idle.Token).ConfigureAwait(false);
            await JudgeAsync(response, address, idle.Token).ConfigureAwait(false);
            var (length, hash) = await SaveAsync(response, part, address, idle).ConfigureAwait(false);
            File.Move(part, path, overwrite: true);
            return new DownloadedFile(path, length, hash);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or HttpIOException && !cancellationToken.IsCancellationRequested)
        {
            throw new DownloadException(DownloadFault.Broken, $"The line to {address.Host} broke or stalled.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException(DownloadFault.NotWritten, $"'{path}' cannot be written: {exception.Message}", exception);
        }
        finally
        {
            if (File.Exists(part))
            {
                File.Delete(part);
            }
        }
    }

    private async Task<(long Length, string Sha256)> SaveAsync(HttpResponseMessage response, string part, Uri address, CancellationTokenSource idle)
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > SizeCap)
        {
            throw TooLarge(address, announced.Value);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var file = File.OpenHandle(part, FileMode.CreateNew, FileAccess.Write, preallocationSize: announced ?? 0);
            var body = await response.Content.ReadAsStreamAsync(idle.Token).ConfigureAwait(false);
            await using var closing = body.ConfigureAwait(false);
            long length = 0;
            while (await ReadAsync(body, buffer, address, idle.Token).ConfigureAwait(false) is > 0 and var read)
            {
                idle.CancelAfter(IdleTimeout);
                hash.AppendData(buffer, 0, read);
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, read), length, idle.Token).ConfigureAwait(false);
                length += read;
                KillPoint.Hit("B23");
                if (length > SizeCap)
                {
                    throw TooLarge(address, length);
                }
            }

            if (announced is { } expected && expected != length)
            {
                throw new DownloadException(DownloadFault.Broken, string.Create(CultureInfo.InvariantCulture, $"{address.Host} announced {expected} bytes and sent {length}."));
            }

            // To the disk before the rename: after a power cut the name must not stand for an empty file.
            KillPoint.Hit("B24");
            RandomAccess.FlushToDisk(file);
            return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads from the line. A reset comes as a plain <see cref="IOException"/>, which a full disk would be too.</summary>
    private static async Task<int> ReadAsync(Stream body, byte[] buffer, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new DownloadException(DownloadFault.Broken, $"The line to {address.Host} broke.", exception);
        }
    }

    private static async Task JudgeAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return;
        }

        var fault = response.StatusCode switch
        {
            HttpStatusCode.Forbidden => DownloadFault.Expired,
            HttpStatusCode.NotFound => DownloadFault.Gone,
            _ => DownloadFault.Refused,
        };
        var code = await ReadCodeAsync(response, cancellationToken).ConfigureAwait(false);
        throw new DownloadException(fault, string.Create(CultureInfo.InvariantCulture, $"{address.Host} answered {(int)response.StatusCode}{(code is null ? "" : " " + code)}."))
        {
            Status = response.StatusCode,
            Code = code,
        };
    }

    // The object store says why in a little XML; its first bytes are enough.
    private static async Task<string?> ReadCodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var head = new byte[512];
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = body.ConfigureAwait(false);
        var length = await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return ErrorCode().Match(Encoding.UTF8.GetString(head, 0, length)) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("<Code>([A-Za-z0-9.]{1,64})</Code>")]
    private static partial Regex ErrorCode();

    private DownloadException TooLarge(Uri address, long length) =>
        new(DownloadFault.TooLarge, string.Create(CultureInfo.InvariantCulture, $"{address.Host} sends at least {length} bytes; a clip has at most {SizeCap}."));
}
