using Prism.Sdk.Net;

namespace Prism.Sdk.Tests.Net;

public sealed class AskedPauseTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("7", null, 7)]
    [InlineData("0", null, null)]
    [InlineData("-5", null, null)]
    [InlineData("soon", null, null)]
    [InlineData("1.5", null, null)]
    [InlineData("99999999999999999999", null, null)]
    [InlineData("86400", null, 300)]
    [InlineData("Tue, 01 Jan 2030 12:00:20 GMT", null, 20)]
    [InlineData("Tue, 01 Jan 2030 11:59:00 GMT", null, null)]

    // The service's clock is an hour behind ours: its date is to be read by its own.
    [InlineData("Tue, 01 Jan 2030 11:00:30 GMT", "Tue, 01 Jan 2030 11:00:00 GMT", 30)]
    [InlineData("Wed, 02 Jan 2030 11:00:30 GMT", "Tue, 01 Jan 2030 11:00:00 GMT", 300)]
    public void Read_SecondsOrDate_SensibleOrAbsent(string header, string? date, int? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", header);
        response.Headers.TryAddWithoutValidation("Date", date ?? "");

        Assert.Equal(seconds, (int?)AskedPause.Read(response.Headers, Now)?.TotalSeconds);
    }
}
