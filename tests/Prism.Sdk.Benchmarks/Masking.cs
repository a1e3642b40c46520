using System.Diagnostics;
using System.Globalization;
using System.Text;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Scanning;

namespace Prism.Sdk.Benchmarks;

/// <summary>The scan for personal data beside eight passes of generated patterns, in turn, on the same texts, the best of many short rounds of each. Eight kinds are those of the patterns, and what else is known by its shape.</summary>
internal static class Masking
{
    private const int Length = 60_000;
    private const int PromptLength = 600;
    private const int Rounds = 201;

    private static readonly List<PersonalDataSpan> Found = new(100_000);

    private delegate int Pass(IReadOnlyList<string> texts);

    public static Task RunAsync()
    {
        Console.WriteLine("text                         patterns MB/s  eight kinds MB/s   ratio  all kinds MB/s   ratio  bytes allocated  pieces (patterns, eight, all)");
        foreach (var (name, every) in new[] { ("no personal data", 0), ("a piece in 400 characters", 400), ("a piece in 40 characters", 40) })
        {
            var text = MaskingText.Make(Length, every);
            Compare(name, [text]);
            Compare($"  in prompts of {PromptLength}", [.. text.Chunk(PromptLength).Select(static chunk => new string(chunk))]);
        }

        return Task.CompletedTask;
    }

    private static void Compare(string name, IReadOnlyList<string> texts)
    {
        double bytes = texts.Sum(static text => (long)Encoding.UTF8.GetByteCount(text));
        Pass[] passes = [Patterns, EightKinds, AllKinds];
        double[] best = [double.MaxValue, double.MaxValue, double.MaxValue];
        int[] pieces = new int[3];
        var allocated = 0L;

        // The first rounds warm up: the code is made anew when it has run often.
        for (var round = -Rounds / 2; round < Rounds; round++)
        {
            for (var i = 0; i < passes.Length; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                pieces[i] = passes[i](texts);
                var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                var bytesOfRound = GC.GetAllocatedBytesForCurrentThread() - before;
                if (round >= 0)
                {
                    best[i] = Math.Min(best[i], seconds);
                    allocated += i == 0 ? 0 : bytesOfRound;
                }
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-28} {bytes / best[0] / 1e6,13:0}  {bytes / best[1] / 1e6,16:0}  {best[0] / best[1],5:0.0}x  {bytes / best[2] / 1e6,14:0}  {best[0] / best[2],5:0.0}x  {allocated,15}  {string.Join(", ", pieces)}"));
    }

    private static int Patterns(IReadOnlyList<string> texts)
    {
        var count = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            count += MaskingPatterns.Count(texts[i]);
        }

        return count;
    }

    private static int EightKinds(IReadOnlyList<string> texts)
    {
        var count = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            Found.Clear();
            using var folded = new FoldedText(texts[i]);
            PersonalDataDetector.FindByShape(folded.Text, Found);
            count += Found.Count;
        }

        return count;
    }

    private static int AllKinds(IReadOnlyList<string> texts)
    {
        var count = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            PersonalDataDetector.Find(texts[i], Found);
            count += Found.Count;
        }

        return count;
    }
}
