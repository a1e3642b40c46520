namespace Prism.Sdk.Clients.ModelScope;

/// <summary>What an error of a language service asks of the caller.</summary>
internal enum ModelFault
{
    Other,
    Key,
    Model,
    Address,
    Moderation,
    Throttled,
    Quota,
    Server,
}
