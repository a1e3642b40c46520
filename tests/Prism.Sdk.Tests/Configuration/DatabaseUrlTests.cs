using Prism.Sdk.Configuration;

namespace Prism.Sdk.Tests.Configuration;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("sqlite:///./data/jobs.db", "Data Source=./data/jobs.db")]
    [InlineData("sqlite:////var/lib/jobs.db", "Data Source=/var/lib/jobs.db")]
    [InlineData("Data Source=x.db", "Data Source=x.db")]
    public void TryParse_KnownForm_GivesAConnectionString(string url, string expected)
    {
        Assert.True(DatabaseUrl.TryParse(url, out var connectionString, out _));
        Assert.Equal(expected, connectionString);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sqlite:///")]
    [InlineData("postgresql://user:secret@host/db")]
    [InlineData("jobs.db")]
    [InlineData("Host=x")]
    public void TryParse_OtherForm_SaysWhatToWriteWithoutThePassword(string url)
    {
        Assert.False(DatabaseUrl.TryParse(url, out _, out var problem));
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
        Assert.NotEmpty(problem);
    }
}
