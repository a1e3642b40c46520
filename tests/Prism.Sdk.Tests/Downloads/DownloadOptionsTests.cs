using Prism.Sdk.Downloads;

namespace Prism.Sdk.Tests.Downloads;

public sealed class DownloadOptionsTests
{
    [Fact]
    public void Defaults_AreThoseOfTheDocs()
    {
        var options = new DownloadOptions();

        Assert.Empty(options.AllowedHosts);
        Assert.Equal((false, 536870912, TimeSpan.FromSeconds(60), 2048), (options.AllowPrivateNetworks, options.MaxBytes, options.IdleTimeout, options.MinimumBytesPerSecond));
        Assert.True(new DownloadOptionsValidator().Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData("AllowedHosts")]
    [InlineData("MaxBytes")]
    [InlineData("IdleTimeout")]
    [InlineData("MinimumBytesPerSecond")]
    public void Validate_OneWrongSetting_NamesIt(string setting)
    {
        var options = new DownloadOptions();
        switch (setting)
        {
            case "AllowedHosts":
                options.AllowedHosts.Add("https://media.example.com");
                break;
            case "MaxBytes":
                options.MaxBytes = 0;
                break;
            case "IdleTimeout":
                options.IdleTimeout = TimeSpan.Zero;
                break;
            default:
                options.MinimumBytesPerSecond = -1;
                break;
        }

        Assert.Contains($"Prism:Downloads:{setting}", Assert.Single(new DownloadOptionsValidator().Validate(null, options).Failures!), StringComparison.Ordinal);
    }
}
