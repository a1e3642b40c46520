using System.Globalization;
using System.Text.Json;

namespace Prism.Sdk.Clients.DashScope.Wire;

/// <summary>Reads what the service sends without ever throwing: numbers come as 10, 10.0 or "10", members may be missing, null or of another kind.</summary>
internal static class JsonElementReading
{
    public static JsonElement? Member(this JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    public static string? Text(this JsonElement? element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } member => member.GetString(),
        { ValueKind: JsonValueKind.Number } member => member.GetRawText(),
        _ => null,
    };

    public static double? Number(this JsonElement? element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } member when member.TryGetDouble(out var number) && double.IsFinite(number) => number,
        { ValueKind: JsonValueKind.String } member when double.TryParse(member.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    public static int? Integer(this JsonElement? element, string name) =>
        element.Number(name) is { } number && Math.Abs(number) <= int.MaxValue ? (int)number : null;
}
