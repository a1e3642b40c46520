namespace Prism.Sdk.Clients.ModelScope;

/// <summary>How to reach Qwen on ModelScope. Bound from <c>Prism:ModelScope</c>.</summary>
/// <remarks>The key is read for each request; address and model when the first request is made.</remarks>
public sealed class ModelScopeOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:ModelScope";

    /// <summary>Gets or sets the access token, <c>ms-…</c>. Its account must be bound to an Alibaba Cloud account.</summary>
    /// <value>The default is the environment variable <c>MODELSCOPE_API_KEY</c>. Demanded by the first request, not at start.</value>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the OpenAI-compatible address, ending in <c>/v1</c>.</summary>
    /// <value>The default is the environment variable <c>MODELSCOPE_BASE_URL</c>, else <c>https://api-inference.modelscope.cn/v1</c>.</value>
    public Uri BaseAddress { get; set; } = new("https://api-inference.modelscope.cn/v1");

    /// <summary>Gets or sets the model's id, to the letter. Models retire: see the catalogue at <c>/v1/models</c>.</summary>
    /// <value>The default is the environment variable <c>QWEN_MODEL</c>, else <c>Qwen/Qwen3-235B-A22B-Instruct-2507</c>.</value>
    public string Model { get; set; } = "Qwen/Qwen3-235B-A22B-Instruct-2507";

    /// <summary>Gets or sets the longest answer in tokens.</summary>
    /// <value>The default is 8192.</value>
    public int MaxOutputTokens { get; set; } = 8192;

    /// <summary>Gets or sets how long one try may take until its answer begins, in real time.</summary>
    /// <value>The default is 2 minutes.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets how long all tries of one question may take, in real time.</summary>
    /// <value>The default is 5 minutes.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how often a question is asked again after a passing fault. Each try may cost a credit.</summary>
    /// <value>The default is 2.</value>
    public int MaxRetries { get; set; } = 2;

    /// <summary>Gets or sets how many questions are asked at a time. The service promises one, and answers 429 to more as it sees fit.</summary>
    /// <value>The default is 1. With <c>UseDashScopeChat</c>, at least 4 are asked at a time.</value>
    public int MaxConcurrentRequests { get; set; } = 1;

    /// <summary>Gets the models that are asked, one after another, when <see cref="Model"/> does not answer: it was retired, its quota of the day is used up, the vendor behind it has not paid, or all tries failed.</summary>
    /// <value>The default is none.</value>
    /// <remarks>A refused key, a request that is wrong and words that moderation refuses are told at once; no other model is asked. Each model has <see cref="TotalTimeout"/> for itself. The ledger names the model that answered.</remarks>
    public IList<FallbackModel> FallbackModels { get; } = [];

    /// <summary>Gets or sets how long a model is passed over that was retired or whose quota or balance is used up.</summary>
    /// <value>The default is 1 hour.</value>
    public TimeSpan FallbackMemory { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets what is added to the body of each question, by name; a value that reads as JSON is sent as such, any other as text: <c>enable_thinking</c> = <c>false</c>, <c>top_k</c> = <c>20</c>.</summary>
    /// <value>The default is nothing.</value>
    public IDictionary<string, string> ExtraBody { get; } = new Dictionary<string, string>();

    /// <summary>Gets or sets whether an answer that names another model than the one asked is refused. Owner, case and the day of a version may differ.</summary>
    /// <value>The default is true. Turn it off for a gateway that gives models names of its own.</value>
    public bool RequireSameModel { get; set; } = true;

    /// <summary>Gets or sets where the account's balance of credits can be read, with the same token.</summary>
    /// <value>The default is <c>https://modelscope.cn/openapi/v1/magicubes/balance</c>.</value>
    public Uri BalanceAddress { get; set; } = new("https://modelscope.cn/openapi/v1/magicubes/balance");
}
