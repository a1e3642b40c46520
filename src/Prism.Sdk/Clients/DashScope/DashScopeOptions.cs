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

    /// <summary>Gets or sets the region: <c>cn-beijing</c>, <c>ap-southeast-1</c> (Singapore) or <c>us-east-1</c> (Virginia). Keys, models and prices belong to a region.</summary>
    /// <value>The default is <c>cn-beijing</c>.</value>
    public string Region { get; set; } = "cn-beijing";

    /// <summary>Gets or sets the base address of the native API, ending in <c>/api/v1</c>.</summary>
    /// <value>The default is <see langword="null"/>: the environment variable <c>DASHSCOPE_HTTP_BASE_URL</c>, else the public host of <see cref="Region"/>.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>Gets or sets the workspace that pays, sent as <c>X-DashScope-WorkSpace</c>.</summary>
    /// <value>The default is <see langword="null"/>: the default workspace of the key.</value>
    public string? Workspace { get; set; }

    /// <summary>Gets or sets how long a submit may take before its outcome counts as unknown.</summary>
    /// <value>The default is 60 seconds, of real time.</value>
    public TimeSpan SubmitTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how long one try of a query, list or cancel may take. Such calls are tried up to four times.</summary>
    /// <value>The default is 15 seconds, of real time.</value>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
