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

    /// <summary>An international bank account number (IBAN) with right check digits.</summary>
    Iban,

    /// <summary>A passport: a Chinese one by its shape, others where a label says so.</summary>
    Passport,

    /// <summary>A permit to or from Hong Kong, Macau or Taiwan, where a label says so.</summary>
    TravelPermit,

    /// <summary>A social security number of the United States, where a label says so.</summary>
    SocialSecurity,

    /// <summary>A number plate of mainland China.</summary>
    LicensePlate,

    /// <summary>A WeChat or QQ account, where a label says so.</summary>
    SocialAccount,

    /// <summary>A Chinese street address with a house number.</summary>
    StreetAddress,

    /// <summary>A person's name in a form, after a label such as 联系人. Names in running text are the film's own people, and stay.</summary>
    PersonName,

    /// <summary>A key or token of a service.</summary>
    Secret,
}
