using System.Globalization;
using System.Text.Json;

namespace Prism.Sdk.Composition;

/// <summary>Looks at a file before it is trusted. It is read as MP4 and nothing else: a playlist named .mp4 must not open other files.</summary>
internal sealed class MediaProbe(FfmpegTools tools)
{
    /// <summary>Gets the options that hold ffmpeg and ffprobe to MP4 from disk.</summary>
    public static IReadOnlyList<string> OnlyMp4 { get; } = ["-f", "mov", "-protocol_whitelist", "file"];

    /// <exception cref="InvalidDataException">The file is not a video that can be used; the message says why.</exception>
    public async Task<MediaFacts> LookAsync(string path, CancellationToken cancellationToken)
    {
        var result = await ToolProcess.RunAsync(
            tools.Ffprobe,
            ["-v", "error", .. OnlyMp4, "-count_packets", "-show_streams", "-show_data_hash", "sha256", "-of", "json", "-i", "file:" + path],
            cancellationToken).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            throw new InvalidDataException($"ffprobe cannot read it as MP4 ({FirstLine(result.Tail, path)})");
        }

        var streams = JsonSerializer.Deserialize(result.Output, ProbeJson.Default.ProbeReply)?.Streams ?? [];
        var video = streams.FirstOrDefault(stream => stream.CodecType == "video") ?? throw new InvalidDataException("it has no picture");
        var audio = streams.FirstOrDefault(stream => stream.CodecType == "audio");
        var steady = video.AvgFrameRate == video.RFrameRate ? FrameRate.Parse(video.RFrameRate) : null;
        var rate = FrameRate.Parse(video.AvgFrameRate) ?? FrameRate.Parse(video.RFrameRate) ?? throw new InvalidDataException("it has no frame rate");
        if (video.Width is not > 0 || video.Height is not > 0 || Seconds(video.Duration) is not { } duration || duration <= TimeSpan.Zero)
        {
            throw new InvalidDataException("its picture has no size or no length");
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
            ["-nostdin", "-hide_banner", "-v", "error", "-xerror", .. OnlyMp4, "-i", "file:" + path, "-f", "null", "-"],
            cancellationToken).ConfigureAwait(false);
        return result.ExitCode == 0 && result.Errors.Trim().Length == 0 ? null : FirstLine(result.Tail, path);
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
        video.TimeBase,
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
