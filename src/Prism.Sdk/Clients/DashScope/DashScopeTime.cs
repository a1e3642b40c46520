using System.Globalization;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>The service's times: text without a zone, meant in UTC+8 (dashscope.md §4.2; other regions are assumed alike).</summary>
internal static class DashScopeTime
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);
    private static readonly string[] Formats = ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss"];

    public static DateTimeOffset? Parse(string? text) =>
        DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, Zone)
            : null;

    public static DateTimeOffset? FromMilliseconds(double? milliseconds) =>
        milliseconds is > 0 and < 253402300800000 ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;

    public static string ToQuery(DateTimeOffset time) => time.ToOffset(Zone).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
