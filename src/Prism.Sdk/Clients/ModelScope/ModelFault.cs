namespace Prism.Sdk.Clients.ModelScope;

/// <summary>What an error of a language service asks of the caller.</summary>
internal enum ModelFault
{
    Other,
    Key,
    Access,
    Model,
    Address,
    Redirect,
    Moderation,
    Throttled,
    Quota,
    Balance,
    Invalid,
    Thinking,
    Empty,
    Reply,
    Server,
    Network,
    Proxy,
    Tls,
    Timeout,
}
