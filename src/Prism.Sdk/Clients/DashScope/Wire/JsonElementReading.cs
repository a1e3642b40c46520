using System.Globalization;
using System.Text.Json;

namespace Prism.Sdk.Clients.DashScope.Wire;

/// <summary>Reads what the service sends without ever throwing: numbers come as 10, 10.0 or "10", members may be missing, null or of another kind.</summary>
internal static class JsonElementReading
{
    private const int MaxCode = 80;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    public static JsonElement? Member(this JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    public static string? Text(this JsonElement? element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } member => TextOf(member),
        { ValueKind: JsonValueKind.Number } member => member.GetRawText(),
        _ => null,
    };

    /// <summary>Gets an error code. It goes into messages, logs and the journal, so it must look like one.</summary>
    public static string? Code(this JsonElement? element, string name) =>
        element.Text(name) is { Length: > 0 and <= MaxCode } code && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? code : null;

    public static double? Number(this JsonElement? element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } member when member.TryGetDouble(out var number) && double.IsFinite(number) => number,
        { ValueKind: JsonValueKind.String } member when double.TryParse(TextOf(member), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    public static int? Integer(this JsonElement? element, string name) =>
        element.Number(name) is { } number && Math.Abs(number) <= int.MaxValue ? (int)number : null;

    public static bool? Truth(this JsonElement? element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } member when bool.TryParse(member.GetString(), out var truth) => truth,
        _ => null,
    };

    /// <summary>Gets an object, also one that came as JSON inside a string.</summary>
    public static JsonElement? AsObject(this JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.String } text)
        {
            return element is { ValueKind: JsonValueKind.Object } ? element : null;
        }

        try
        {
            using var document = JsonDocument.Parse(TextOf(text) ?? "", Shallow);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A lone surrogate in an escape is JSON by its grammar, and no text: the reader throws.
    private static string? TextOf(JsonElement member)
    {
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
