namespace Prism.Sdk.Clients.DashScope;

/// <summary>The regions of Model Studio by name (dashscope.md §6). Keys, models, prices and hosts belong to a region.</summary>
public static class DashScopeRegions
{
    /// <summary>Beijing.</summary>
    public const string Beijing = "cn-beijing";

    /// <summary>Singapore.</summary>
    public const string Singapore = "ap-southeast-1";

    /// <summary>Virginia; its models end in <c>-us</c>.</summary>
    public const string Virginia = "us-east-1";

    /// <summary>Tokyo, reached by a workspace's own host.</summary>
    public const string Tokyo = "ap-northeast-1";

    /// <summary>Frankfurt, reached by a workspace's own host alone.</summary>
    public const string Frankfurt = "eu-central-1";

    /// <summary>Hong Kong, reached by a workspace's own host.</summary>
    public const string HongKong = "cn-hongkong";
}
