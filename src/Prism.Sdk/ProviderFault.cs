using System.Text.Json.Serialization;

namespace Prism.Sdk;

/// <summary>What went wrong between us and a service, in one word. The exception's message says what to do.</summary>
/// <remarks>For programs that must tell a full quota from a crowd at the door; people read the message. New members may come: treat those not known as <see cref="Unknown"/>.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<ProviderFault>))]
public enum ProviderFault
{
    /// <summary>None of the below, or not told.</summary>
    Unknown,

    /// <summary>No line: the name was not found, the connection was refused, or it broke.</summary>
    Network,

    /// <summary>The proxy refused: it wants a name and a password, or does not let this host through.</summary>
    Proxy,

    /// <summary>The certificate is not one of that host, or no common protocol was found.</summary>
    Tls,

    /// <summary>No answer in time, or one that came too slowly.</summary>
    Timeout,

    /// <summary>The answer cannot be read: not JSON, too large, too deep, cut off, or without what it must hold.</summary>
    InvalidResponse,

    /// <summary>The service sent us elsewhere. That is never followed: a key or an order must not travel on.</summary>
    Redirect,

    /// <summary>The address is one that must not be fetched: another host, an inner network, plain http.</summary>
    Blocked,

    /// <summary>The key is missing, wrong, expired, or of another region.</summary>
    Authentication,

    /// <summary>The key is good, but may not do this: a model, a workspace, a feature that was not granted.</summary>
    Access,

    /// <summary>The account cannot pay: in arrears, a bill overdue, a product not bought. Waiting does not help.</summary>
    Billing,

    /// <summary>A quota is used up: a free tier, a day's or a month's allowance. Waiting a few seconds does not help.</summary>
    Quota,

    /// <summary>Too many calls at the moment. The same call succeeds a little later.</summary>
    Throttling,

    /// <summary>The model does not exist, was retired, or is not served in this region.</summary>
    ModelNotFound,

    /// <summary>The service does not know the task, or its file: too old, or of another account or region.</summary>
    NotFound,

    /// <summary>The request is wrong: a parameter, a size, a file. The same one will be refused again.</summary>
    InvalidRequest,

    /// <summary>Moderation refused words or pictures. The same ones will be refused again.</summary>
    Moderation,

    /// <summary>The service had a fault of its own.</summary>
    Service,

    /// <summary>The file's signed address has expired, and no fresh one is to be had.</summary>
    Expired,

    /// <summary>The file is whole, and not a clip; or it does not decode.</summary>
    MediaInvalid,

    /// <summary>The file is larger than any clip may be.</summary>
    MediaTooLarge,

    /// <summary>There is no room on the disk of this machine.</summary>
    DiskFull,

    /// <summary>A file cannot be written on this machine: rights, a read-only disk, a fault of the disk.</summary>
    Storage,
}
