using Prism.Sdk.Composition;

namespace Prism.Sdk.Tests.Composition;

public sealed class CompositionOptionsTests
{
    [Fact]
    public void Defaults_AreTheDocumentedOnes()
    {
        var options = new CompositionOptions();

        Assert.Null(options.FfmpegFolder);
        Assert.Null(options.FrameRate);
        Assert.Null(options.MaxConcurrentFilms);
        Assert.Equal(("veryfast", 18, TimeSpan.FromSeconds(60)), (options.Preset, options.Quality, options.StallTimeout));
        Assert.Equal((PictureFit.Letterbox, TimeSpan.FromSeconds(0.5), false, false), (options.Fit, options.TransitionLength, options.SmartTransitions, options.HoldTransitions));
        Assert.Equal((true, false, true, 0), (options.Poster, options.ContactSheet, options.Manifest, options.Variants.Count));
        Assert.Equal((null, null, -12, true, TimeSpan.FromSeconds(1.5), null), (options.Sound.Loudness, options.Sound.Music, options.Sound.MusicLevel, options.Sound.Ducking, options.Sound.MusicFade, options.Sound.NarrationFolder));
        Assert.Equal((true, true, false, false, null), (options.Captions.Files, options.Captions.Track, options.Captions.Burn, options.Captions.Title, options.Captions.Font));
        Assert.Equal((true, "Prism.Sdk", null, false, "AI生成", null), (options.AiLabel.Metadata, options.AiLabel.ContentProducer, options.AiLabel.ProduceId, options.AiLabel.Mark, options.AiLabel.MarkText, options.AiLabel.MarkLength));
        Assert.True(new CompositionOptionsValidator().Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData("Preset", "-y")]
    [InlineData("Quality", "52")]
    [InlineData("FrameRate", "0.5")]
    [InlineData("FrameRate", "NaN")]
    [InlineData("StallTimeout", "00:00:00.5")]
    [InlineData("MaxConcurrentFilms", "0")]
    [InlineData("FfmpegFolder", "/nowhere")]
    [InlineData("TransitionLength", "00:00:06")]
    [InlineData("Fit", "7")]
    [InlineData("Variants", "9x16")]
    [InlineData("HoldTransitions", "SmartTransitions is not")]
    [InlineData("Captions:Font", "Noto Sans, Bold")]
    [InlineData("Sound:Loudness", "-4")]
    [InlineData("Sound:MusicLevel", "13")]
    [InlineData("Sound:MusicFade", "00:02:00")]
    [InlineData("Sound:Music", "/nowhere.mp3")]
    [InlineData("Sound:NarrationFolder", "/nowhere")]
    [InlineData("AiLabel:MarkLength", "00:00:01")]
    public void Validate_BadValue_NamesKeyAndValue(string key, string value)
    {
        var options = new CompositionOptions();
        _ = key switch
        {
            "Preset" => options.Preset = value,
            "MaxConcurrentFilms" => options.MaxConcurrentFilms = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            "FfmpegFolder" => options.FfmpegFolder = value,
            "Variants" => Add(options.Variants, value),
            "HoldTransitions" => options.HoldTransitions = true,
            "Captions:Font" => options.Captions.Font = value,
            "Fit" => options.Fit = Enum.Parse<PictureFit>(value),
            "TransitionLength" => options.TransitionLength = TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            "Sound:Loudness" => options.Sound.Loudness = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            "Sound:MusicLevel" => options.Sound.MusicLevel = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            "Sound:MusicFade" => options.Sound.MusicFade = TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            "Sound:Music" => options.Sound.Music = value,
            "Sound:NarrationFolder" => options.Sound.NarrationFolder = value,
            "AiLabel:MarkLength" => options.AiLabel.MarkLength = TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            "Quality" => options.Quality = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            "FrameRate" => options.FrameRate = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            _ => (object)(options.StallTimeout = TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
        };

        var result = new CompositionOptionsValidator().Validate(null, options);

        Assert.StartsWith($"Prism:Composition:{key}", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains(value, result.FailureMessage, StringComparison.Ordinal);
    }

    private static string Add(IList<string> list, string value)
    {
        list.Add(value);
        return value;
    }
}
