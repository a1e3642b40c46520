namespace Prism.Sdk.IntegrationTests.Composition;

/// <summary>Two seconds of everything that a provider might send one day, with a tone of 660 Hz where there is sound.</summary>
internal static class OddClips
{
    public const int Tone = 660;

    private const string Plain = "size=320x240:rate=30";

    private static readonly Dictionary<string, Func<string, int?>> Makers = new()
    {
        ["24 frames a second"] = path => Clip(path, "size=320x240:rate=24"),
        ["25 frames a second, larger"] = path => Clip(path, "size=640x480:rate=25", "-bf 3 -refs 4"),
        ["broadcast rate, odd size, half the sound rate"] = path => Clip(path, "size=322x242:rate=30000/1001", sound: "-ar 22050 -ac 1"),
        ["60 frames a second"] = path => Clip(path, "size=320x240:rate=60"),
        ["upright"] = path => Clip(path, "size=240x320:rate=30", sound: "-ar 48000 -ac 2"),
        ["pixels not square"] = path => Clip(path, "size=240x240:rate=30", "-vf setsar=4/3"),
        ["shown turned"] = path => Copied(path, ["-metadata:s:v", "rotate=90"], "size=240x320:rate=30"),
        ["no sound track"] = path => Silent(path, 2),
        ["one channel"] = path => Clip(path, Plain, sound: "-ar 44100 -ac 1"),
        ["48 kHz"] = path => Clip(path, Plain, sound: "-ar 48000 -ac 2"),
        ["frames of unequal length"] = path => Clip(path, Plain, "-vf select='not(mod(n\\,3)*lt(mod(n\\,5)\\,2))' -vsync vfr"),
        ["many B-frames"] = path => Clip(path, Plain, "-bf 8 -b_strategy 0 -x264-params b-pyramid=normal"),
        ["no B-frames"] = path => Clip(path, Plain, "-bf 0 -refs 1"),
        ["4:4:4"] = path => Clip(path, Plain, "-profile:v high444 -pix_fmt yuv444p"),
        ["10 bit"] = path => Clip(path, Plain, "-profile:v high10 -pix_fmt yuv420p10le"),
        ["full range"] = path => Clip(path, Plain, "-color_range pc -vf scale=out_range=pc"),
        ["HEVC"] = path => Clip(path, Plain, "-c:v libx265 -x265-params log-level=none -tag:v hvc1"),
        ["another clock"] = path => Clip(path, Plain, "-video_track_timescale 90000"),
        ["cut by an edit list"] = EditList,
        ["in fragments"] = path => Copied(path, ["-movflags", "frag_keyframe+empty_moov"]),
        ["one frame"] = path => Silent(path, 0.033),
        ["sound track with nothing in it"] = EmptySound,
        ["sound that begins late"] = Late,
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    /// <returns>Its tone, as the judge listens in its middle.</returns>
    public static int? Make(string name, string path) => Makers[name](path);

    private static int? Clip(string path, string video, string picture = "", string sound = "-ar 44100 -ac 2")
    {
        TestMedia.Clip(path, Tone, video, picture: picture, sound: sound);
        return Tone;
    }

    private static int? Silent(string path, double seconds)
    {
        TestMedia.Clip(path, tone: null, seconds: seconds);
        return null;
    }

    private static int? Copied(string path, string[] options, string video = Plain)
    {
        TestMedia.Clip(path + ".stored.mp4", Tone, video);
        TestMedia.Run("ffmpeg", ["-i", path + ".stored.mp4", "-c", "copy", .. options, "-y", path]);
        return Tone;
    }

    private static int? EditList(string path)
    {
        TestMedia.Clip(path + ".stored.mp4", Tone, Plain, seconds: 3);
        TestMedia.Run("ffmpeg", ["-ss", "0.7", "-i", path + ".stored.mp4", "-c", "copy", "-y", path]);
        return Tone;
    }

    private static int? EmptySound(string path)
    {
        TestMedia.Clip(path + ".stored.mp4", tone: null);
        TestMedia.Run("ffmpeg", ["-i", path + ".stored.mp4", "-f", "lavfi", "-i", "sine=frequency=440", "-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "aac", "-frames:a", "0", "-t", "2", "-y", path]);
        return null;
    }

    private static int? Late(string path)
    {
        TestMedia.Clip(path + ".stored.mp4", Tone, Plain);
        TestMedia.Run("ffmpeg", ["-i", path + ".stored.mp4", "-itsoffset", "0.4", "-i", path + ".stored.mp4", "-map", "0:v", "-map", "1:a", "-c", "copy", "-t", "2", "-y", path]);
        return Tone;
    }
}
