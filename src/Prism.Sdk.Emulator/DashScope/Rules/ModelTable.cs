namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>The models of dashscope.md §3.2. Prices are those of Beijing where §6 has them, else near ones: data, not promises.</summary>
internal static class ModelTable
{
    public const string Default = "wan2.6-t2v";
    public const string Currency = "CNY";

    private static readonly SecondsRule TwoToFifteen = new(2, 15);
    private static readonly SecondsRule FiveOrTen = SecondsRule.Exactly(5, 10);
    private static readonly SecondsRule Five = SecondsRule.Exactly(5);

    private static readonly Dictionary<string, ModelRule> Rules = All().ToDictionary(static rule => rule.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<ModelRule> Models => Rules.Values;

    public static ModelRule? Find(string model) => Rules.GetValueOrDefault(model);

    public static ModelRule Of(string model) => Find(model) ?? Rules[Default];

    private static IEnumerable<ModelRule> All() => [.. Texts(), .. Pictures(), .. References(), .. Frames(), .. Newest()];

    private static IEnumerable<ModelRule> Texts()
    {
        var text = new ModelRule
        {
            Name = Default,
            Kind = ModelKind.Text,
            Prices = Price((720, 0.6m), (1080, 1.0m)),
            DefaultTier = 1080,
            Seconds = TwoToFifteen,
            Usage = UsageShape.Wan26,
            TakesSize = true,
            TakesAudioUrl = true,
        };
        yield return text;

        // D1 says 5 or 10, others 15 too; the narrower one fails where the wider might not.
        yield return text with { Name = "wan2.6-t2v-us", Seconds = FiveOrTen };
        yield return text with { Name = "wan2.5-t2v-preview", Prices = Price((480, 0.3m), (720, 0.6m), (1080, 1.0m)), Seconds = FiveOrTen, Usage = UsageShape.OldText, FramesPerSecond = 24, TellsActualPrompt = true };

        var old = text with { Usage = UsageShape.OldText, Seconds = Five, TakesAudioUrl = false, HasSound = false, TellsActualPrompt = true, SubmitsPerSecond = 2, RunningTasks = 2 };
        yield return old with { Name = "wan2.2-t2v-plus", Prices = Price((480, 0.14m), (1080, 0.70m)) };
        foreach (var generation in new[] { "wanx2.1", "wan2.1" })
        {
            yield return old with { Name = generation + "-t2v-turbo", Prices = Price((480, 0.24m), (720, 0.24m)), DefaultTier = 720 };
            yield return old with { Name = generation + "-t2v-plus", Prices = Price((720, 0.70m)), DefaultTier = 720 };
        }

        yield return old with { Name = "wanx-txt2video-pro", Prices = Price((720, 0.70m)), DefaultTier = 720 };
    }

    private static IEnumerable<ModelRule> Pictures()
    {
        var picture = new ModelRule
        {
            Name = "wan2.6-i2v",
            Kind = ModelKind.Picture,
            Prices = Price((720, 0.6m), (1080, 1.0m)),
            DefaultTier = 1080,
            Seconds = TwoToFifteen,
            Usage = UsageShape.Wan26Picture,
            TakesAudioUrl = true,
        };
        yield return picture;
        yield return picture with { Name = "wan2.6-i2v-flash", HasAudioSwitch = true, Prices = Price((720, 0.3m), (1080, 0.5m)) };
        yield return picture with { Name = "wan2.6-i2v-us", Seconds = SecondsRule.Exactly(5, 10, 15) };

        var old = picture with { Usage = UsageShape.OldPicture, TellsActualPrompt = true };
        yield return old with { Name = "wan2.5-i2v-preview", Prices = Price((480, 0.3m), (720, 0.6m), (1080, 1.0m)), Seconds = FiveOrTen, FramesPerSecond = 24 };

        var silent = old with { Seconds = Five, TakesAudioUrl = false, HasSound = false, MostPictureMegabytes = 10, SubmitsPerSecond = 2, RunningTasks = 2 };
        yield return silent with { Name = "wan2.2-i2v-flash", Prices = Price((480, 0.10m), (720, 0.20m), (1080, 0.48m)), DefaultTier = 720 };
        yield return silent with { Name = "wan2.2-i2v-plus", Prices = Price((480, 0.14m), (1080, 0.70m)) };
        foreach (var generation in new[] { "wanx2.1", "wan2.1" })
        {
            yield return silent with { Name = generation + "-i2v-turbo", Usage = UsageShape.OldestPicture, Prices = Price((480, 0.24m), (720, 0.24m)), DefaultTier = 720, Seconds = SecondsRule.Exactly(3, 4, 5) };
            yield return silent with { Name = generation + "-i2v-plus", Usage = UsageShape.OldestPicture, Prices = Price((720, 0.70m)), DefaultTier = 720 };
        }

        yield return silent with { Name = "wanx-img2video-pro", Usage = UsageShape.OldestPicture, Prices = Price((720, 0.70m)), DefaultTier = 720 };
    }

    private static IEnumerable<ModelRule> References()
    {
        var reference = new ModelRule
        {
            Name = "wan2.6-r2v",
            Kind = ModelKind.Reference,
            Prices = Price((720, 0.6m), (1080, 1.0m)),
            DefaultTier = 1080,
            Seconds = new SecondsRule(2, 10),
            Usage = UsageShape.Wan26,
            TakesSize = true,
        };
        yield return reference;
        yield return reference with { Name = "wan2.6-r2v-flash", HasAudioSwitch = true, Prices = Price((720, 0.3m), (1080, 0.5m)) };
    }

    private static IEnumerable<ModelRule> Frames()
    {
        var frames = new ModelRule
        {
            Name = "wan2.2-kf2v-flash",
            Kind = ModelKind.Frames,
            Prices = Price((480, 0.10m), (720, 0.20m), (1080, 0.48m)),
            DefaultTier = 720,
            Seconds = Five,
            Usage = UsageShape.Frames22,
            HasSound = false,
            MostPictureMegabytes = 10,
            TellsActualPrompt = true,
            SubmitsPerSecond = 2,
            RunningTasks = 2,
        };
        yield return frames;
        foreach (var name in new[] { "wanx2.1-kf2v-plus", "wan2.1-kf2v-plus", "wanx-kf2v" })
        {
            yield return frames with { Name = name, Prices = Price((720, 0.70m)), Usage = UsageShape.Frames21 };
        }
    }

    private static IEnumerable<ModelRule> Newest()
    {
        string[] ratios = ["16:9", "9:16", "1:1", "4:3", "3:4"];
        var text = new ModelRule
        {
            Name = "wan2.7-t2v",
            Kind = ModelKind.Text,
            Prices = Price((720, 0.6m), (1080, 1.0m)),
            DefaultTier = 1080,
            Seconds = TwoToFifteen,
            Usage = UsageShape.Wan27,
            Ratios = ratios,
            TakesAudioUrl = true,
            TellsActualPrompt = true,
        };
        yield return text;
        yield return text with { Name = "wan2.7-t2v-2026-04-25" };
        yield return text with { Name = "wan2.7-t2v-2026-06-12" };
        yield return text with
        {
            Name = "wan2.7-i2v",
            Kind = ModelKind.Picture,
            Ratios = [],
            TakesAudioUrl = false,
            Media = [new("first_frame", 1), new("last_frame", 1), new("driving_audio", 1), new("first_clip", 1)],
            MediaSets = ["first_frame", "driving_audio+first_frame", "first_frame+last_frame", "driving_audio+first_frame+last_frame", "first_clip", "first_clip+last_frame"],
        };
        yield return text with
        {
            Name = "wan2.7-r2v",
            Kind = ModelKind.Reference,
            TakesAudioUrl = false,
            Media = [new("reference_image", 5), new("reference_video", 3), new("first_frame", 1)],
        };
        yield return text with
        {
            Name = "wan2.7-videoedit",
            Kind = ModelKind.Edit,
            TakesAudioUrl = false,
            Seconds = new SecondsRule(2, 10, Special: 0),
            Media = [new("video", 1, Least: 1), new("reference_image", 3)],
        };

        var any = text with
        {
            Name = "wan3.0-video",
            Kind = ModelKind.Any,
            Prices = Price((480, 0.3m), (720, 0.6m), (1080, 1.0m)),
            Ratios = ["adaptive", "21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
            Seconds = new SecondsRule(2, 30, Special: -1),
            Usage = UsageShape.Wan30,
            TakesAudioUrl = false,
            HasAudioSwitch = true,
            TellsActualPrompt = false,
            LeastSeed = -1,
            Media =
            [
                new("first_frame", 1), new("last_frame", 1), new("reference_image", 10), new("reference_video", 5),
                new("reference_audio", 5), new("file", 1), new("link", 1),
            ],
        };
        yield return any;
        yield return any with { Name = "wan3.0-video-prime" };
    }

    private static Dictionary<int, decimal> Price(params (int Tier, decimal Yuan)[] prices) => prices.ToDictionary(static price => price.Tier, static price => price.Yuan);
}
