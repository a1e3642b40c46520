using System.Text.Json.Nodes;
using Prism.Sdk.Emulator.DashScope.Rules;

namespace Prism.Sdk.Emulator.DashScope.Uploads;

/// <summary>Opens what an order names: uploads of the same account and model alone, and only when it asked for that (dashscope.md §2.8).</summary>
internal sealed class AssetDoor(UploadShelf shelf, string account, string model, bool resolves)
{
    private const string Scheme = "oss://";

    /// <summary>Opens one.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="mayBeData">Whether it may stand in the address itself, as pictures may.</param>
    /// <exception cref="RefusedException">It cannot be had.</exception>
    public Asset Open(string address, bool mayBeData = false)
    {
        if (address.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return Resolve(address);
        }

        if (mayBeData && address.StartsWith("data:", StringComparison.Ordinal))
        {
            return Data(address);
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new Asset(address)
            : throw new RefusedException("InvalidURL", "The provided URL does not appear to be valid. Ensure it is correctly formatted.");
    }

    /// <summary>Looks at every address of an upload in an order, in whatever field.</summary>
    /// <exception cref="RefusedException">One of them cannot be had.</exception>
    public void ResolveAll(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    if (name is not ("prompt" or "negative_prompt"))
                    {
                        ResolveAll(member);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    ResolveAll(item);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith(Scheme, StringComparison.Ordinal):
                Resolve(text);
                break;
        }
    }

    private Asset Resolve(string address)
    {
        if (!resolves)
        {
            throw new RefusedException("invalid_parameter_error", ErrorTable.MessageOf("invalid_parameter_error"));
        }

        return shelf.Find(address[Scheme.Length..], account, model) is { } file
            ? Asset.Read(address, file)
            : throw new RefusedException("InvalidParameter.DataInspection", ErrorTable.MessageOf("InvalidParameter.DataInspection"));
    }

    private Asset Data(string address)
    {
        var comma = address.IndexOf(";base64,", StringComparison.Ordinal);
        var bytes = new byte[address.Length];
        return comma > 0 && Convert.TryFromBase64String(address[(comma + 8)..], bytes, out var count)
            ? Asset.Read("data:", shelf.Keep(bytes.AsSpan(0, count)))
            : throw new RefusedException("InvalidParameter.DataInspection", ErrorTable.MessageOf("InvalidParameter.DataInspection"));
    }
}
