namespace Prism.Sdk.Input.Masking;

/// <summary>Gives placeholders to values: the same value the same one, and none that stands in a text already, however it is written there.</summary>
internal sealed class Placeholders(IReadOnlyList<string> texts, PersonalDataMap known)
{
    private readonly List<PersonalData> entities = [.. known.Entities];
    private readonly Dictionary<(PersonalDataKind, string), string> given =
        known.Entities.GroupBy(static entity => (entity.Kind, entity.Value)).ToDictionary(static group => group.Key, static group => group.First().Placeholder);

    private readonly HashSet<string> taken = [.. known.Entities.Select(static entity => entity.Placeholder), .. texts.SelectMany(PlaceholderText.Find).Select(static found => found.Placeholder)];
    private readonly HashSet<string> own = [.. known.Entities.Select(static entity => entity.Placeholder)];
    private readonly Dictionary<PersonalDataKind, int> last = [];

    public string For(PersonalDataKind kind, string value)
    {
        if (!given.TryGetValue((kind, value), out var placeholder))
        {
            placeholder = Next(kind);
            given.Add((kind, value), placeholder);
            entities.Add(new PersonalData { Kind = kind, Placeholder = placeholder, Value = value });
        }

        return placeholder;
    }

    /// <summary>Tells whether a piece is the word of a placeholder: after 微信同号, [PHONE_1] looks like an account.</summary>
    public bool Stand(string text, PersonalDataSpan span) =>
        span.Start > 0 && span.End < text.Length && text[span.Start - 1] == '[' && text[span.End] == ']' && own.Contains(text[(span.Start - 1)..(span.End + 1)]);

    public PersonalDataMap ToMap() => entities.Count == 0 ? PersonalDataMap.Empty : new PersonalDataMap(entities);

    private string Next(PersonalDataKind kind)
    {
        while (true)
        {
            var placeholder = PlaceholderText.Write(Word(kind), last[kind] = last.GetValueOrDefault(kind) + 1);
            if (taken.Add(placeholder))
            {
                own.Add(placeholder);
                return placeholder;
            }
        }
    }

    private static string Word(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Email => "EMAIL",
        PersonalDataKind.Phone => "PHONE",
        PersonalDataKind.ResidentId => "ID",
        PersonalDataKind.BankCard => "CARD",
        PersonalDataKind.IpAddress => "IP",
        PersonalDataKind.Iban => "IBAN",
        PersonalDataKind.Passport => "PASSPORT",
        PersonalDataKind.TravelPermit => "PERMIT",
        PersonalDataKind.SocialSecurity => "SSN",
        PersonalDataKind.LicensePlate => "PLATE",
        PersonalDataKind.SocialAccount => "ACCOUNT",
        PersonalDataKind.StreetAddress => "ADDRESS",
        PersonalDataKind.PersonName => "NAME",
        PersonalDataKind.Secret => "KEY",
        _ => "PRIVATE",
    };
}
