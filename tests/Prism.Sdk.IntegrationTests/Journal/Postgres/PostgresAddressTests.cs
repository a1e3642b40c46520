using Prism.Sdk.PostgreSql;

namespace Prism.Sdk.IntegrationTests.Journal.Postgres;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgresql://user:pw@host:6543/db", "Host=host;Port=6543;Database=db;Username=user;Password=pw")]
    [InlineData("postgres://host/db", "Host=host;Port=5432;Database=db")]
    [InlineData("postgresql+asyncpg://user@host", "Host=host;Port=5432;Username=user")]
    [InlineData("postgresql://u%40x:p%40%3A%2F%25@host/d%20b", "Host=host;Port=5432;Database=d b;Username=u@x;Password=p@:/%")]
    [InlineData("postgresql://user:p@ss@host/db", "Host=host;Port=5432;Database=db;Username=user;Password=p@ss")]
    [InlineData("postgresql://[::1]:5433/db", "Host=::1;Port=5433;Database=db")]
    [InlineData("postgresql://[::1]/db", "Host=::1;Port=5432;Database=db")]
    [InlineData("postgresql://a:1,b:2/db", "Host=a:1,b:2;Port=5432;Database=db")]
    [InlineData("postgresql:///db?host=/var/run/postgresql", "Host=/var/run/postgresql;Port=5432;Database=db")]
    [InlineData("Host=host;Username=user", "Host=host;Port=5432;Username=user")]
    public void TryParse_KnownForm_GivesItsParts(string address, string expected)
    {
        Assert.True(PostgresAddress.TryParse(address, out var parts, out _));

        (string, object?)[] all = [("Host", parts.Host), ("Port", parts.Port), ("Database", parts.Database), ("Username", parts.Username), ("Password", parts.Password)];
        Assert.Equal(expected, string.Join(';', all.Where(static part => part.Item2 is not null).Select(static part => $"{part.Item1}={part.Item2}")));
    }

    [Fact]
    public void TryParse_ParametersOfLibpq_AreNpgsqls()
    {
        Assert.True(PostgresAddress.TryParse("postgresql://host/db?sslmode=verify-full&application_name=films&connect_timeout=3&target_session_attrs=primary", out var parts, out _));

        Assert.Equal((Npgsql.SslMode.VerifyFull, "films", 3, "primary"), (parts.SslMode, parts.ApplicationName, parts.Timeout, parts.TargetSessionAttributes));
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("sqlite:///./data/jobs.db", "sqlite://")]
    [InlineData("mysql://user:secret@host/db", "mysql://")]
    [InlineData("Data Source=x.db", "PostgreSQL")]
    [InlineData("jobs.db", "PostgreSQL")]
    [InlineData("Username=user;Password=secret", "no host")]
    [InlineData("postgresql:///db", "no host")]
    [InlineData("postgresql://user:secret@host:port/db", "port")]
    [InlineData("postgresql://user:sec/ret@host/db", "%2F")]
    [InlineData("postgresql://host/db?nonsense=secret", "nonsense")]
    [InlineData("postgresql://host/db?sslmode=secret", "sslmode")]
    public void TryParse_OtherForm_SaysWhatToWriteWithoutThePassword(string? address, string word)
    {
        Assert.False(PostgresAddress.TryParse(address, out _, out var problem));

        Assert.Contains(word, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("sec/", problem, StringComparison.Ordinal);
    }
}
