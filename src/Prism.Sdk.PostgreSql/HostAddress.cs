using Prism.Sdk.Configuration;

namespace Prism.Sdk.PostgreSql;

/// <summary>The host brought its own connections: <c>Prism:Database</c> is not read.</summary>
internal sealed class HostAddress : IJournalAddress
{
    public string? FindProblem(string? address) => null;
}
