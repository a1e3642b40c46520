using System.Text;
using Prism.Sdk.Input.Masking;

namespace Prism.Sdk.Input;

/// <summary>What each placeholder of a masked text stands for.</summary>
/// <remarks>Immutable. It holds clear personal data: it is never serialized, and <see cref="ToString"/> gives the count alone.</remarks>
public sealed class PersonalDataMap
{
    /// <summary>Creates a map.</summary>
    /// <param name="entities">The placeholders and what they stand for.</param>
    public PersonalDataMap(IReadOnlyList<PersonalData> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        Entities = entities;
    }

    /// <summary>Gets the map of a text without personal data.</summary>
    public static PersonalDataMap Empty { get; } = new([]);

    /// <summary>Gets the placeholders, in the order of the text.</summary>
    public IReadOnlyList<PersonalData> Entities { get; }

    /// <summary>Puts the clear values back, for the eyes of the viewer alone.</summary>
    /// <param name="text">A text with placeholders. Those that a model wrote back in another way, such as <c>【phone_1】</c>, are known again.</param>
    /// <returns>The text with the clear values.</returns>
    public string Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Entities.Count == 0)
        {
            return text;
        }

        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var entity in Entities)
        {
            values.TryAdd(entity.Placeholder, entity.Value);
        }

        var restored = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, placeholder) in PlaceholderText.Find(text))
        {
            if (values.TryGetValue(placeholder, out var value))
            {
                restored.Append(text, at, start - at).Append(value);
                at = end;
            }
        }

        // Another input stage may write placeholders of its own shape.
        return Entities.Where(static entity => !PlaceholderText.IsProper(entity.Placeholder))
            .Aggregate(restored.Append(text, at, text.Length - at), static (current, entity) => current.Replace(entity.Placeholder, entity.Value)).ToString();
    }

    /// <summary>Describes the map without its values.</summary>
    /// <returns>The number of placeholders.</returns>
    public override string ToString() => $"PersonalDataMap {{ Entities = {Entities.Count} }}";
}
