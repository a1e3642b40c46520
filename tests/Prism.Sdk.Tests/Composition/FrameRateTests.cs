using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Tests.Composition;

public sealed class FrameRateTests
{
    [Theory]
    [InlineData(30, "30/1")]
    [InlineData(24, "24/1")]
    [InlineData(23.976, "24000/1001")]
    [InlineData(29.97, "30000/1001")]
    [InlineData(59.94, "60000/1001")]
    [InlineData(12.5, "12500/1000")]
    public void From_Number_IsTheFractionOfTheField(double number, string fraction) =>
        Assert.Equal(fraction, FrameRate.From(number).ToString());

    [Theory]
    [InlineData("30/1", "30/1")]
    [InlineData("30000/1001", "30000/1001")]
    [InlineData("0/0", null)]
    [InlineData("30", null)]
    [InlineData("-1/2", null)]
    [InlineData(null, null)]
    public void Parse_Text_IsARateOrNone(string? text, string? rate) =>
        Assert.Equal(rate, FrameRate.Parse(text)?.ToString());
}
