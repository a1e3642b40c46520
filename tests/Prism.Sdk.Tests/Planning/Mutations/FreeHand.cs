using Prism.Sdk.Intents;
using Prism.Sdk.Planning;
using Prism.Sdk.Planning.Review;

namespace Prism.Sdk.Tests.Planning.Mutations;

/// <summary>Writes plans as other hands do: about half of an event's words, in among words of their own, and descriptions to the letter.</summary>
internal sealed class FreeHand(Random random)
{
    private static readonly string[] English = ["Wide shot, slow push in", "Close-up with a shallow focus", "soft morning haze", "dust in the light", "the camera glides past", "muted colours", "film grain", "rich contrast", "a quiet mood", "long shadows"];
    private static readonly string[] Chinese = ["远景，缓慢推近", "特写，浅景深", "晨雾柔和", "光线里的尘埃", "镜头缓缓滑过", "低饱和色调", "胶片颗粒", "对比强烈", "气氛安静", "长长的影子"];

    public ShotPlan Write(VideoIntent intent, double kept, int secondsPerShot = 5) => new()
    {
        Title = intent.Title,
        Language = intent.Language,
        Model = "m1",
        Size = VideoSize.Landscape720,
        Shots = [.. intent.Events.Select((happening, i) => Shot(intent, happening, i, kept, secondsPerShot))],
    };

    private Shot Shot(VideoIntent intent, IntentEvent happening, int index, double kept, int seconds)
    {
        var seen = intent.Characters.Where(who => happening.Description.Contains(who.Name, StringComparison.OrdinalIgnoreCase) || index == 0).ToList();
        var chinese = intent.Language == "zh";
        var fillers = chinese ? Chinese : English;
        string[] pieces = chinese ? [.. happening.Description.Chunk(3).Select(static piece => new string(piece))] : happening.Description.Split(' ');
        HashSet<int> left = [.. Enumerable.Range(0, pieces.Length).Where(i => chinese || ContentWords.Of(pieces[i]).Count > 0).OrderBy(_ => random.Next())];
        HashSet<int> gone = [.. left.Take((int)((1 - kept) * left.Count))];
        var words = string.Join(chinese ? "" : " ", pieces.Where((_, i) => !gone.Contains(i)));
        string[] sentences = [.. random.GetItems(fillers, 2), words, .. seen.Select(static who => char.ToUpperInvariant(who.Description[0]) + who.Description[1..]), $"{fillers[index % fillers.Length]} {index + 1}"];
        return new Shot
        {
            Id = $"s{index + 1}",
            Seconds = seconds,
            Prompt = string.Join(chinese ? "。" : ". ", sentences.Where(static sentence => sentence.Length > 0)),
            Events = [happening.Id],
            Characters = [.. seen.Select(static who => who.Name)],
        };
    }
}
