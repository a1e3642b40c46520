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
        Assert.Equal(("veryfast", 18, TimeSpan.FromSeconds(60)), (options.Preset, options.Quality, options.StallTimeout));
        Assert.True(new CompositionOptionsValidator().Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData("Preset", "-y")]
    [InlineData("Quality", "52")]
    [InlineData("FrameRate", "0.5")]
    [InlineData("FrameRate", "NaN")]
    [InlineData("StallTimeout", "00:00:00.5")]
    [InlineData("FfmpegFolder", "/nowhere")]
    public void Validate_BadValue_NamesKeyAndValue(string key, string value)
    {
        var options = new CompositionOptions();
        _ = key switch
        {
            "Preset" => options.Preset = value,
            "FfmpegFolder" => options.FfmpegFolder = value,
            "Quality" => options.Quality = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            "FrameRate" => options.FrameRate = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            _ => (object)(options.StallTimeout = TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
        };

        var result = new CompositionOptionsValidator().Validate(null, options);

        Assert.StartsWith($"Prism:Composition:{key}", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains(value, result.FailureMessage, StringComparison.Ordinal);
    }
}
