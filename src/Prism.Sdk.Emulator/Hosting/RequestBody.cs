using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Prism.Sdk.Emulator.Hosting;

/// <summary>Reads JSON bodies without surprise.</summary>
internal static class RequestBody
{
    public static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Text(this JsonObject? node, string name) =>
        node?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool TryInteger(this JsonObject? node, string name, out int? number)
    {
        number = null;
        if (node?[name] is not { } member)
        {
            return true;
        }

        if (member is JsonValue value && value.TryGetValue<double>(out var read) && read == Math.Floor(read) && Math.Abs(read) <= int.MaxValue)
        {
            number = (int)read;
            return true;
        }

        return false;
    }
}
