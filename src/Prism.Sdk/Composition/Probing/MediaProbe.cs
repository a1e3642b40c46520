using System.Globalization;
using Prism.Sdk.Composition.Running;

namespace Prism.Sdk.Composition.Probing;

/// <summary>Looks at a file before it is trusted. It is read as MP4 and nothing else: a playlist named .mp4 must not open other files.</summary>
internal sealed class MediaProbe(FfmpegTools tools)
{
    private const long MostBytes = 8_000_000_000;

    private const long MostPixels = 8192L * 4320;

    private const double MostRate = 1000;

    // A shell and .NET alike: 128 and the number of the signal. A crash on Windows is below zero.
    private const int FirstSignal = 128;

    private static readonly TimeSpan MostTime = TimeSpan.FromHours(2);

    /// <summary>Gets the options that hold ffmpeg and ffprobe to MP4 from disk.</summary>
    public static IReadOnlyList<string> OnlyMp4 { get; } = ["-f", "mov", "-protocol_whitelist", "file"];

    /// <exception cref="InvalidDataException">The file is not a video that can be used; the message says why.</exception>
    public async Task<MediaFacts> LookAsync(string path, CancellationToken cancellationToken)
    {
        // Before anything is read, let alone decoded: a hostile file costs no more than this look.
        if (new FileInfo(path).Length > MostBytes)
        {
            throw new InvalidDataException($"it is larger than {MostBytes / 1_000_000_000} GB");
        }

        var result = await ToolProcess.RunAsync(
            tools.Ffprobe,
            ["-v", "error", .. OnlyMp4, "-count_packets", "-show_streams", "-show_format", "-show_data_hash", "sha256", "-of", "json", "-i", "file:" + path],
            cancellationToken).ConfigureAwait(false);
        ThrowIfStopped(result, "ffprobe", "looked at a file");
        if (result.ExitCode != 0)
        {
            throw new InvalidDataException($"ffprobe cannot read it as MP4 ({FirstLine(result.Tail, path)})");
        }

        var reply = ProbeReply.Read(result.Output);
        var streams = reply.Seen;
        var video = streams.FirstOrDefault(stream => stream.CodecType == "video") ?? throw new InvalidDataException("it has no picture");
        var audio = streams.FirstOrDefault(stream => stream.CodecType == "audio");
        var steady = video.AvgFrameRate == video.RFrameRate ? FrameRate.Parse(video.RFrameRate) : null;
        var rate = FrameRate.Parse(video.AvgFrameRate) ?? FrameRate.Parse(video.RFrameRate) ?? throw new InvalidDataException("it has no frame rate");
        if (video.Width is not > 0 || video.Height is not > 0 || Seconds(video.Duration) is not { } duration || duration <= TimeSpan.Zero)
        {
            throw new InvalidDataException("its picture has no size or no length");
        }

        if ((long)video.Width.Value * video.Height.Value > MostPixels || duration > MostTime || rate.PerSecond > MostRate)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it is too large to be decoded: {video.Width}x{video.Height}, {duration.TotalSeconds:0} s, {rate.PerSecond:0} frames a second"));
        }

        return new MediaFacts
        {
            Size = new VideoSize(video.Width.Value, video.Height.Value),
            Rate = rate,
            SteadyRate = steady,
            Frames = int.TryParse(video.NbReadPackets, CultureInfo.InvariantCulture, out var packets) ? packets : 0,
            VideoStart = Start(video),
            VideoDuration = duration,
            AudioStart = audio is null ? TimeSpan.Zero : Start(audio),
            AudioDuration = audio is null ? null : Seconds(audio.Duration) ?? TimeSpan.Zero,
            VideoCodec = video.CodecName ?? "",
            AudioCodec = audio?.CodecName,
            SampleRate = audio?.SampleRate,
            Channels = audio?.Channels,
            PixelShape = video.SampleAspectRatio,
            PixelFormat = video.PixFmt,
            ColorSpace = video.ColorSpace,
            Rotation = video.SideDataList?.Select(static side => side.Rotation).FirstOrDefault(static turned => turned is not (null or 0)) ?? 0,
            TextTracks = streams.Count(static stream => stream.CodecType == "subtitle"),
            Tags = reply.Format?.Tags ?? [],
            Signature = SignatureOf(video),
            IsPlain = IsPlain(video),
        };
    }

    /// <summary>Decodes a file to its end. A cut file passes the probe and fails here.</summary>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    public async Task<string?> FindDecodeErrorAsync(string path, CancellationToken cancellationToken)
    {
        var result = await ToolProcess.RunAsync(
            tools.Ffmpeg,
            ["-nostdin", "-hide_banner", "-v", "error", "-xerror", "-progress", "pipe:1", .. OnlyMp4, "-i", "file:" + path, "-map", "0:v", "-map", "0:a?", "-f", "null", "-"],
            tools.Silence,
            cancellationToken).ConfigureAwait(false);
        ThrowIfStopped(result, "FFmpeg", "decoded", $" ({CompositionOptions.SectionName}:StallTimeout)");

        // FFmpeg gives up some broken streams with exit code 1 and without a word.
        return result.Tail.Length > 0 ? FirstLine(result.Tail, path) : result.ExitCode == 0 ? null : "FFmpeg gives it up and does not say why";
    }

    // Whoever was killed, or hangs, has said nothing of the file, and no clip is to be blamed.
    private static void ThrowIfStopped(ToolResult result, string tool, string doing, string limit = "")
    {
        if (result.HungUp)
        {
            throw new CompositionException($"{result.Errors} while it {doing}{limit}. Resume the job to cut again; nothing is bought.") { IsTransient = true };
        }

        if (result is { ExitCode: < 0 or >= FirstSignal, Tail.Length: 0 })
        {
            throw new CompositionException($"{tool} was ended while it {doing}; something else on this machine stopped it. Resume the job to cut again; nothing is bought.") { ExitCode = result.ExitCode, IsTransient = true };
        }
    }

    private static string SignatureOf(ProbeReply.ProbeStream video) => string.Join(
        '|',
        video.CodecName,
        video.Profile,
        video.Level,
        video.Width,
        video.Height,
        video.SampleAspectRatio,
        video.PixFmt,
        video.ColorRange,
        video.ColorSpace,
        video.ColorTransfer,
        video.ColorPrimaries,
        video.RFrameRate,
        video.AvgFrameRate,
        video.HasBFrames,
        video.ExtradataHash);

    private static bool IsPlain(ProbeReply.ProbeStream video) =>
        video.CodecName == "h264"
        && video.PixFmt == "yuv420p"
        && video.SampleAspectRatio is null or "1:1" or "0:1"
        && video.RFrameRate == video.AvgFrameRate
        && (video.SideDataList?.All(side => side.Rotation is null or 0) ?? true);

    private static TimeSpan Start(ProbeReply.ProbeStream stream) =>
        double.TryParse(stream.StartTime, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 86400 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;

    private static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86400 ? TimeSpan.FromSeconds(seconds) : null;

    // The tools repeat the path; the caller names the clip in its own words.
    private static string FirstLine(string text, string path) =>
        text.Replace("file:" + path, "the file", StringComparison.Ordinal).Split('\n').FirstOrDefault(line => line.Length > 0)?.Trim() ?? "no reason given";
}
