using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Prism.Sdk.Input.Languages;

namespace Prism.Sdk.Benchmarks;

/// <summary>The language of a text beside one pass of a generated pattern that does no more than count Chinese characters and Latin words.</summary>
public partial class LanguageDetection
{
    private readonly BuiltInLanguageDetector detector = new();
    private string text = "";

    [Params("zh", "en", "mixed")]
    public string Language { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => text = Language switch
    {
        "zh" => string.Concat(Enumerable.Repeat("一只橘猫在雨夜的东京街头慢慢走过，霓虹灯在湿漉漉的路面上闪着光。", 20)),
        "en" => string.Concat(Enumerable.Repeat("A cat walks along the wall of an old garden while the sun goes down behind the hills. ", 8)),
        _ => MaskingText.Make(600, every: 0),
    };

    [Benchmark(Baseline = true, Description = "a pattern that counts")]
    public int Count() => Words().Count(text);

    [Benchmark(Description = "the detector")]
    public string Detect() => detector.Detect(text).Code;

    [GeneratedRegex(@"[\u4E00-\u9FFF]|[A-Za-z]+")]
    private static partial Regex Words();
}
