namespace Prism.Sdk.Clients.DashScope;

/// <summary>What a DashScope error code asks of the caller.</summary>
internal enum DashScopeFault
{
    Other,
    Key,
    Access,
    Billing,
    Moderation,
    Model,
    Parameter,
    Throttling,
    Quota,
    Server,
}
