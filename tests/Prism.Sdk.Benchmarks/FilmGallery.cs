using System.Globalization;
using Prism.Sdk.Composition;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Benchmarks;

/// <summary>Films with everything that can be seen in them, and pictures of each transition, caption, title and mark, for a person to look at.</summary>
internal static class FilmGallery
{
    private static readonly ShotTransition[] Transitions = [ShotTransition.Dissolve, ShotTransition.Fade, ShotTransition.Wipe, ShotTransition.Slide];

    private static readonly string[] Chinese =
    [
        "雨夜的东京，一只橘猫穿过霓虹灯下的小巷，没有人看见它。",
        "“你要去哪里？”老人问道。♪",
        "它不回答——只是看着远处的灯光，听着雨水落在铁皮屋顶上的声音，想起很久以前的那个夏天。",
        "路径 C:\\N{\\b1} 与 {花括号} 都是文字 🐈‍⬛",
        "完",
    ];

    private static readonly string[] English =
    [
        "A ginger cat crosses the alley under the neon signs, and nobody sees it.",
        "\"Where are you going?\" the old man asked. ♪",
        "It does not answer; it only looks at the lights far away, listens to the rain on the iron roofs, and thinks of that summer long ago.",
        "The path C:\\N{\\b1} and {braces} are only words 🐈‍⬛",
        "The end",
    ];

    public static async Task MakeAsync(string folder)
    {
        foreach (var (size, name) in (IEnumerable<(VideoSize, string)>)[(new(1280, 720), "16x9"), (new(720, 1280), "9x16"), (new(960, 960), "1x1")])
        {
            foreach (var (captions, title, language) in (IEnumerable<(string[], string, string)>)[(Chinese, "雨夜的猫：一个关于回家的故事", "zh"), (English, "A cat in the rain: a story about going home", "en")])
            {
                var settings = new CompositionOptions { ContactSheet = true };
                (settings.Captions.Burn, settings.Captions.Title, settings.AiLabel.Mark) = (true, true, true);
                if (size.Width > size.Height)
                {
                    settings.Variants.Add("9:16");
                    settings.Variants.Add("1:1");
                }

                await MakeAsync(Path.Join(folder, $"{name}-{language}"), size, settings, captions, title, language);
            }

            var smart = new CompositionOptions { SmartTransitions = true };
            await MakeAsync(Path.Join(folder, $"{name}-smart"), size, smart, new string[Transitions.Length + 1], "t", "en");
            var hold = new CompositionOptions { SmartTransitions = true, HoldTransitions = true };
            await MakeAsync(Path.Join(folder, $"{name}-hold"), size, hold, new string[Transitions.Length + 1], "t", "en", keys: "-g 9999");
        }
    }

    private static async Task MakeAsync(string folder, VideoSize size, CompositionOptions settings, string?[] captions, string title, string language, string keys = "-g 15")
    {
        Directory.CreateDirectory(folder);
        var clips = new List<string>();
        for (var i = 0; i <= Transitions.Length; i++)
        {
            clips.Add(await PlainFfmpeg.ClipAsync(folder, i, size, seconds: 3, keys));
        }

        var plan = new ShotPlan
        {
            Title = title,
            Language = language,
            Model = "wan2.6-t2v",
            Size = size,
            Shots = [.. captions.Select((text, i) => new Shot { Id = $"s{i}", Seconds = 3, Prompt = "p", Caption = text, Transition = i < Transitions.Length ? Transitions[i] : default })],
        };
        using var table = new CuttingTable(settings);
        var film = await table.ComposeAsync(clips, plan, folder);
        Console.WriteLine($"{film.Path}: {film.Report!.Pictures}, {film.Report.PicturesReason}");
        foreach (var variant in film.Files.Where(static file => file.Path.EndsWith(".mp4", StringComparison.Ordinal)))
        {
            await StillsAsync(variant.Path, [30, 100], Path.Join(folder, $"variant-{variant.Kind}.png"));
        }

        var starts = film.Report.Clips.Select(static clip => clip.FirstFrame).ToList();
        for (var i = 0; i < starts.Count; i++)
        {
            // A caption in the middle of its shot; a transition before, at its quarters, and after.
            await StillsAsync(film.Path, [starts[i] + 10, starts[i] + 45], Path.Join(folder, $"shot{i}.png"));
            if (i > 0)
            {
                var first = starts[i] - (settings.HoldTransitions ? film.Report.Clips[i - 1].TransitionFrames : 0);
                await StillsAsync(film.Path, [first - 1, first, first + 4, first + 7, first + 11, first + 14, first + 15], Path.Join(folder, $"joint{i}-{film.Report.Clips[i - 1].Transition}.png"));
            }
        }
    }

    private static Task StillsAsync(string film, int[] frames, string picture)
    {
        var chosen = string.Join('+', frames.Select(static frame => string.Create(CultureInfo.InvariantCulture, $"eq(n\\,{frame})")));
        var height = frames.Length > 2 ? "-2:270" : "iw:ih";
        return PlainFfmpeg.RunAsync("ffmpeg", ["-v", "error", "-i", film, "-vf", $"select={chosen},scale={height},tile={frames.Length}x1", "-frames:v", "1", "-update", "1", "-y", picture]);
    }
}
