namespace Prism.Sdk.Clients.ModelScope;

/// <summary>The rule for the address of an OpenAI-compatible service. A forgotten <c>/v1</c> gives errors that nobody can read.</summary>
internal static class ModelAddress
{
    public static string? FindProblem(Uri address) =>
        !address.IsAbsoluteUri || address.Scheme is not ("http" or "https") ? "it must be an absolute http(s) address"
        : address.Scheme == "http" && !address.IsLoopback ? "the key travels with every request, so it must be https (plain http is for this machine alone)"
        : address.AbsolutePath.TrimEnd('/').Length == 0 ? "its path is missing: it must end in /v1"
        : null;
}
