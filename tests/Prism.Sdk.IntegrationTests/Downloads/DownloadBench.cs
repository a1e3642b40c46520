using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Downloads;

namespace Prism.Sdk.IntegrationTests.Downloads;

/// <summary>A folder, the real HTTP client, and a clip to fetch.</summary>
internal sealed partial class DownloadBench : IDisposable
{
    public static readonly byte[] Clip = MakeClip(700_000);

    private readonly ServiceProvider services = new ServiceCollection()
        .AddHttpClient(FileDownload.ClientName).ConfigurePrimaryHttpMessageHandler(FileDownload.Handler).Services.BuildServiceProvider();

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("prism-dl-");

    public DownloadOptions Options { get; } = new() { IdleTimeout = TimeSpan.FromSeconds(10), MaxBytes = 1_000_000 };

    public TimeProvider LineClock { get; init; } = TimeProvider.System;

    public Func<string, long?> FreeBytes { get; init; } = FileRoom.Free;

    public string Target => Path.Join(Folder.FullName, "clip.mp4");

    public string Bad => Target + ".bad";

    public string[] Entries => [.. Directory.GetFileSystemEntries(Folder.FullName).Select(entry => Path.GetFileName(entry)).Order()];

    /// <summary>Makes the boxes of an MP4 around noise.</summary>
    public static byte[] MakeClip(int length)
    {
        var clip = RandomNumberGenerator.GetBytes(length);
        Box(clip, 0, 24, "ftypisom");
        Box(clip, 24, 8, "moov");
        Box(clip, 32, length - 32, "mdat");
        return clip;

        static void Box(byte[] clip, int at, int size, string name)
        {
            BinaryPrimitives.WriteInt32BigEndian(clip.AsSpan(at), size);
            Encoding.ASCII.GetBytes(name).CopyTo(clip, at + 4);
        }
    }

    public static string Ok(string more = "") => $"HTTP/1.1 200 OK\nContent-Length: {Clip.Length}{more}";

    /// <summary>Answers a request for the rest as a server that knows ranges does.</summary>
    public static Task SendRestAsync(string request, System.Net.Sockets.NetworkStream stream, string more, CancellationToken token) =>
        RangeOf(request) is { } from
            ? FileServer.SendAsync(stream, $"HTTP/1.1 206 Partial Content\nContent-Length: {Clip.Length - from}\nContent-Range: bytes {from}-{Clip.Length - 1}/{Clip.Length}{more}", Clip[from..], token)
            : FileServer.SendAsync(stream, Ok(more), Clip, token);

    public static int? RangeOf(string request) =>
        RangeHeader().Match(request) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    public FileDownload Download() =>
        new(services.GetRequiredService<IHttpClientFactory>(), () => Options, new HurryingClock()) { LineClock = LineClock, FreeBytes = FreeBytes };

    public DownloadOrder Order(Uri address) =>
        new() { Address = address, Path = Target, BadPath = Bad, Hosts = [string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}")] };

    public Task<DownloadedFile> FetchAsync(FileServer server) => Download().FetchAsync(Order(server.Address), TestContext.Current.CancellationToken);

    /// <summary>Fetches what must fail, and looks that nothing is left under the final name or a temporary one, and no secret in the exception.</summary>
    public async Task<DownloadException> FailAsync(DownloadOrder order)
    {
        var exception = await Assert.ThrowsAsync<DownloadException>(() => Download().FetchAsync(order, TestContext.Current.CancellationToken));

        Assert.DoesNotContain("very-secret", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Entries, entry => entry != "clip.mp4.bad");
        return exception;
    }

    public Task<DownloadException> FailAsync(FileServer server) => FailAsync(Order(server.Address));

    public async Task AssertWholeAsync(DownloadedFile file)
    {
        Assert.Equal(Clip, await File.ReadAllBytesAsync(Target, TestContext.Current.CancellationToken));
        Assert.Equal(new DownloadedFile(Target, Clip.Length, Convert.ToHexStringLower(SHA256.HashData(Clip))), file);
        Assert.Equal(["clip.mp4"], Entries);
    }

    public void Dispose()
    {
        services.Dispose();
        Folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"^Range: bytes=(\d+)-\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex RangeHeader();

    /// <summary>A clock whose waits end at once, so that no test sleeps through a back-off.</summary>
    internal sealed class HurryingClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
