namespace Prism.Sdk.Clients.DashScope;

/// <summary>The addresses of DashScope: the native API and, beside it on the same host, the OpenAI-compatible one.</summary>
internal static class DashScopeEndpoint
{
    private const string NativePath = "/api/v1/";

    // dashscope.md §6: hosts by region. A workspace host or a proxy is given as BaseAddress.
    private static readonly Dictionary<string, string> Hosts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cn-beijing"] = "https://dashscope.aliyuncs.com",
        ["ap-southeast-1"] = "https://dashscope-intl.aliyuncs.com",
        ["us-east-1"] = "https://dashscope-us.aliyuncs.com",
    };

    public static IReadOnlyCollection<string> Regions => Hosts.Keys;

    public static Uri Native(DashScopeOptions options)
    {
        if (options.BaseAddress is not { } given)
        {
            return new Uri(Hosts[options.Region] + NativePath);
        }

        // The official SDK's DASHSCOPE_HTTP_BASE_URL ends in /api/v1; a bare host means the same.
        var path = given.AbsolutePath.TrimEnd('/');
        return new UriBuilder(given) { Path = path.Length == 0 ? NativePath : path + "/", Query = "" }.Uri;
    }

    public static Uri Compatible(DashScopeOptions options) => new(Native(options), "/compatible-mode/v1/");
}
