using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Prism.Sdk.Emulator.DashScope.Results;

/// <summary>Addresses of clips that look signed and expire, and those that were put to death before their time.</summary>
internal sealed class ResultAddress(ServiceClock clock, TimeSpan lifetime)
{
    private const string AccessKey = "LTAIemulator";

    private readonly ConcurrentDictionary<string, bool> dead = new(StringComparer.Ordinal);

    /// <summary>Gets how long an address lives.</summary>
    public TimeSpan Lifetime => lifetime;

    /// <summary>Writes the address of a clip.</summary>
    /// <param name="context">The request that asks for it.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="from">When its life begins, as the service tells the time.</param>
    public string Write(HttpContext context, string taskId, DateTimeOffset from)
    {
        var expires = (from + lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{context.Request.Scheme}://{context.Request.Host}/results/{taskId}.mp4?Expires={expires}&OSSAccessKeyId={AccessKey}&Signature={Uri.EscapeDataString(Sign(taskId, expires))}";
    }

    /// <summary>Says why an address is refused; <see langword="null"/> when it is good.</summary>
    public string? Judge(string taskId, IQueryCollection query)
    {
        var expires = query["Expires"].ToString();
        if (query["Signature"] != Sign(taskId, expires))
        {
            return "The request signature we calculated does not match the signature you provided.";
        }

        var alive = long.TryParse(expires, CultureInfo.InvariantCulture, out var moment) && clock.Now.ToUnixTimeSeconds() <= moment && !dead.ContainsKey(expires + taskId);
        return alive ? null : "Request has expired.";
    }

    /// <summary>Ends an address for good.</summary>
    public void Kill(string taskId, IQueryCollection query) => dead[query["Expires"] + taskId] = true;

    public void Clear() => dead.Clear();

    private static string Sign(string id, string expires) =>
        Convert.ToBase64String(HMACSHA256.HashData("emulator"u8, Encoding.UTF8.GetBytes(id + "\n" + expires)), 0, 20);
}
