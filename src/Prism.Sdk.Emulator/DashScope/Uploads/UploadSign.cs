using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Uploads;

/// <summary>Writes a policy as the object store reads it, and signs it.</summary>
internal static class UploadSign
{
    public const string AccessKey = "LTAIemulator";
    public const string Acl = "private";
    public const string ForbidOverwrite = "true";

    public static string Write(UploadPolicy policy) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Reply.Write(new JsonObject
    {
        ["expiration"] = policy.Expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["conditions"] = new JsonArray(
            new JsonArray("content-length-range", 0, policy.MostBytes),
            new JsonArray("starts-with", "$key", policy.Folder),
            new JsonObject { ["bucket"] = "dashscope-file-mgr" },
            new JsonObject { ["x-oss-object-acl"] = Acl },
            new JsonObject { ["x-oss-forbid-overwrite"] = ForbidOverwrite }),
    })));

    /// <summary>Gets the folder that a policy, as it came back, speaks of.</summary>
    public static string? FolderOf(string policy)
    {
        try
        {
            return (string?)JsonNode.Parse(Convert.FromBase64String(policy))?["conditions"]?[1]?[2];
        }
        catch (Exception exception) when (exception is FormatException or System.Text.Json.JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    public static string Sign(string policy) => Convert.ToBase64String(HMACSHA256.HashData("emulator"u8, Encoding.UTF8.GetBytes(policy)), 0, 20);
}
