using System.Text;

namespace Prism.Sdk.Input;

/// <summary>Replaces personal data by placeholders such as <c>[PHONE_1]</c>, and says what they stand for.</summary>
/// <remarks>The same value gets the same placeholder. A number whose placeholder stands in a text already, as text, is skipped, so that restoring gives the texts back to the letter.</remarks>
internal static class PersonalDataMasker
{
    /// <summary>Masks one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">Placeholders given before, which go on; null for none.</param>
    public static (string Masked, PersonalDataMap Map) Mask(string text, PersonalDataMap? known = null)
    {
        var (masked, map) = Mask([text], known);
        return (masked[0], map);
    }

    /// <summary>Masks several texts with one map.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="known">Placeholders given before, which go on; null for none.</param>
    public static (IReadOnlyList<string> Masked, PersonalDataMap Map) Mask(IReadOnlyList<string> texts, PersonalDataMap? known = null)
    {
        var placeholders = new Placeholders(texts, known ?? PersonalDataMap.Empty);
        List<string> masked = [.. texts.Select(text => Mask(text, placeholders))];
        return (masked, placeholders.ToMap());
    }

    private static string Mask(string text, Placeholders placeholders)
    {
        var spans = PersonalDataDetector.Find(text);
        if (spans.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var span in spans)
        {
            masked.Append(text, at, span.Start - at).Append(placeholders.For(span.Kind, text.Substring(span.Start, span.Length)));
            at = span.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    private sealed class Placeholders(IReadOnlyList<string> texts, PersonalDataMap known)
    {
        private readonly List<PersonalData> entities = [.. known.Entities];
        private readonly Dictionary<(PersonalDataKind, string), string> given =
            known.Entities.GroupBy(static entity => (entity.Kind, entity.Value)).ToDictionary(static group => group.Key, static group => group.First().Placeholder);

        private readonly HashSet<string> taken = [.. known.Entities.Select(static entity => entity.Placeholder)];
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

        public PersonalDataMap ToMap() => entities.Count == 0 ? PersonalDataMap.Empty : new PersonalDataMap(entities);

        private string Next(PersonalDataKind kind)
        {
            while (true)
            {
                var number = last[kind] = last.GetValueOrDefault(kind) + 1;
                var placeholder = $"[{Word(kind)}_{number}]";
                if (!texts.Any(text => text.Contains(placeholder, StringComparison.Ordinal)) && taken.Add(placeholder))
                {
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
            _ => "PRIVATE",
        };
    }
}
