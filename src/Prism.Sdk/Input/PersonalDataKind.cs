using System.Text.Json.Serialization;

namespace Prism.Sdk.Input;

/// <summary>The kinds of personal data that are masked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonalDataKind>))]
public enum PersonalDataKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A mobile or international telephone number.</summary>
    Phone,

    /// <summary>A Chinese resident id of 18 characters with a right check digit.</summary>
    ResidentId,

    /// <summary>A bank card number that passes Luhn's check.</summary>
    BankCard,

    /// <summary>An IPv4 or IPv6 address.</summary>
    IpAddress,
}
