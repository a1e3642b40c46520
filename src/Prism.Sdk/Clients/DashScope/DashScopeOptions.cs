using Prism.Sdk.Clients.DashScope.Catalogue;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>How to reach DashScope (Alibaba Cloud Model Studio). Bound from <c>Prism:DashScope</c>.</summary>
/// <remarks>Read anew for each request, so a key that is rolled in the configuration is used at once.</remarks>
public sealed class DashScopeOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:DashScope";

    /// <summary>Gets or sets the API key, <c>sk-…</c>.</summary>
    /// <value>The default is <see langword="null"/>: the environment variable <c>DASHSCOPE_API_KEY</c>. Demanded by the first request, not at start.</value>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the region, one of <see cref="DashScopeRegions"/>. Keys, models and prices belong to a region; Tokyo, Frankfurt and Hong Kong need a <see cref="Workspace"/>.</summary>
    /// <value>The default is <c>cn-beijing</c>.</value>
    public string Region { get; set; } = "cn-beijing";

    /// <summary>Gets or sets the base address of the native API, ending in <c>/api/v1</c>.</summary>
    /// <value>The default is <see langword="null"/>: the environment variable <c>DASHSCOPE_HTTP_BASE_URL</c>, else the public host of <see cref="Region"/>.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>Gets or sets the workspace that pays, sent as <c>X-DashScope-WorkSpace</c>.</summary>
    /// <value>The default is <see langword="null"/>: the default workspace of the key.</value>
    public string? Workspace { get; set; }

    /// <summary>Gets or sets whether the workspace's own host is asked, <c>https://{workspace}.{region}.maas.aliyuncs.com</c>, also where the region has a public one.</summary>
    /// <value>The default is <see langword="false"/>. Regions without a public host use the workspace's always.</value>
    public bool UseWorkspaceHost { get; set; }

    /// <summary>Gets what is known of models beside the catalogue that ships with Prism: new models, or corrections of shipped ones.</summary>
    /// <value>Empty by default.</value>
    public IList<VideoModelEntry> Models { get; } = [];

    /// <summary>Gets or sets how long an upload may make no progress at all before it is given up.</summary>
    /// <value>The default is 60 seconds, of real time.</value>
    public TimeSpan UploadIdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how long a submit may take before its outcome counts as unknown.</summary>
    /// <value>The default is 60 seconds, of real time.</value>
    public TimeSpan SubmitTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how long one try of a query, list or cancel may take. Such calls are tried up to four times.</summary>
    /// <value>The default is 15 seconds, of real time.</value>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets where the key of a named account is to be set; null for the one of this section.</summary>
    internal string? KeyHint { get; init; }
}
