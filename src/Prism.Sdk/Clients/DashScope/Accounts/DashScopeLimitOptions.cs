namespace Prism.Sdk.Clients.DashScope.Accounts;

/// <summary>What an account may do with a model at a time. Bound from <c>Prism:Accounts:{name}:Limits:{model}</c>.</summary>
public sealed class DashScopeLimitOptions
{
    /// <summary>Gets or sets how many tasks run at a time.</summary>
    /// <value>The default is <see langword="null"/>: the model's limit.</value>
    public int? RunningTasks { get; set; }

    /// <summary>Gets or sets how many submits may begin within a second.</summary>
    /// <value>The default is <see langword="null"/>: the model's limit.</value>
    public int? SubmitsPerSecond { get; set; }
}
