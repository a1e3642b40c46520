using System.Text.Json.Serialization;

namespace Prism.Sdk.Pricing;

/// <summary>Whether something was billed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChargeKind>))]
public enum ChargeKind
{
    /// <summary>Nothing was billed.</summary>
    None,

    /// <summary>It may be billed; nobody can tell yet.</summary>
    Possible,

    /// <summary>It was billed.</summary>
    Confirmed,
}
