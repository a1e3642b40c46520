using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Prism.Sdk.Configuration;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.PostgreSql;

// Registration stands where every host looks for it.
#pragma warning disable IDE0130
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Writes the journal to PostgreSQL.</summary>
public static class PrismBuilderPostgreSqlExtensions
{
    /// <summary>Writes the journal to a PostgreSQL database, which many processes on many machines can share.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connection">A connection string of Npgsql, or <c>postgresql://user:password@host:port/database</c>; the default is <c>Prism:Database</c>, and so <c>DATABASE_URL</c>.</param>
    /// <returns>The builder.</returns>
    /// <remarks>The first start makes tables whose names begin with <c>prism_</c>. The address is checked at start, the server is asked with the first use.</remarks>
    public static IPrismBuilder UsePostgreSql(this IPrismBuilder builder, string? connection = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IJournalAddress>(new PostgresAddress(connection)));
        builder.Services.Replace(ServiceDescriptor.Singleton<JournalDatabase>(provider =>
            new PostgresDatabase(new PostgresSource(connection, provider.GetRequiredService<IOptions<PrismOptions>>()))));
        return builder;
    }

    /// <summary>Writes the journal to a PostgreSQL database through the host's own connections.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="dataSource">The connections. The caller disposes of them, after the container.</param>
    /// <returns>The builder.</returns>
    /// <remarks><c>Prism:Database</c> is not read. Useful for passwords that change, client certificates and tracing: whatever the data source was built with holds.</remarks>
    public static IPrismBuilder UsePostgreSql(this IPrismBuilder builder, NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dataSource);
        builder.Services.Replace(ServiceDescriptor.Singleton<IJournalAddress>(new HostAddress()));
        builder.Services.Replace(ServiceDescriptor.Singleton<JournalDatabase>(_ => new PostgresDatabase(new PostgresSource(dataSource))));
        return builder;
    }
}
