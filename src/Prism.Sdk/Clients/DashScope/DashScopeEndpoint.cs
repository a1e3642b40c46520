namespace Prism.Sdk.Clients.DashScope;

/// <summary>The addresses of DashScope: the native API and, beside it on the same host, the OpenAI-compatible one.</summary>
internal static class DashScopeEndpoint
{
    private const string NativePath = "/api/v1/";
    private const string WorkspaceHosts = ".maas.aliyuncs.com";

    // dashscope.md §6. The others are reached by a workspace's own host alone.
    private static readonly Dictionary<string, string> PublicHosts = new(StringComparer.OrdinalIgnoreCase)
    {
        [DashScopeRegions.Beijing] = "dashscope.aliyuncs.com",
        [DashScopeRegions.Singapore] = "dashscope-intl.aliyuncs.com",
        [DashScopeRegions.Virginia] = "dashscope-us.aliyuncs.com",
    };

    // dashscope.md §4.2: where video_url points, by region, and through the store's accelerator.
    private static readonly string[] Results = ["dashscope-result-*.oss-*.aliyuncs.com", "*.oss-accelerate.aliyuncs.com"];

    public static IReadOnlyCollection<string> Regions { get; } = [.. PublicHosts.Keys, DashScopeRegions.Tokyo, DashScopeRegions.Frankfurt, DashScopeRegions.HongKong];

    public static bool NeedsWorkspaceHost(DashScopeOptions options) =>
        options.BaseAddress is null && (options.UseWorkspaceHost || !PublicHosts.ContainsKey(options.Region));

    public static Uri Native(DashScopeOptions options)
    {
        if (options.BaseAddress is not { } given)
        {
            var host = NeedsWorkspaceHost(options) ? $"{options.Workspace}.{options.Region}{WorkspaceHosts}" : PublicHosts[options.Region];
            return new Uri($"https://{host}{NativePath}");
        }

        // The official SDK's DASHSCOPE_HTTP_BASE_URL ends in /api/v1; a bare host means the same.
        var path = given.AbsolutePath.TrimEnd('/');
        return new UriBuilder(given) { Path = path.Length == 0 ? NativePath : path + "/", Query = "" }.Uri;
    }

    public static Uri Compatible(DashScopeOptions options) => new(Native(options), "/compatible-mode/v1/");

    /// <summary>Tells the region that really answers: a base address counts before the setting.</summary>
    /// <returns>The region, or <see langword="null"/> behind a proxy or an emulator, which nobody can see through.</returns>
    public static string? RegionOf(DashScopeOptions options)
    {
        if (options.BaseAddress is not { } given)
        {
            return options.Region;
        }

        foreach (var (region, host) in PublicHosts)
        {
            if (string.Equals(given.Host, host, StringComparison.OrdinalIgnoreCase))
            {
                return region;
            }
        }

        var labels = given.Host.Split('.');
        return labels is [_, var named, "maas", "aliyuncs", "com"] && Regions.Contains(named, StringComparer.OrdinalIgnoreCase) ? named : null;
    }

    /// <summary>The object stores that results lie on, and this machine where the service itself is here: an emulator.</summary>
    public static IReadOnlyList<string> ResultHosts(DashScopeOptions options) =>
        options.BaseAddress is { IsAbsoluteUri: true, IsLoopback: true } here
            ? [.. Results, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{here.Host}:{here.Port}")]
            : Results;
}
