using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>The time as the service tells it: the emulator's clock, and what it is wrong by.</summary>
internal sealed class ServiceClock(TimeProvider time, TimeSpan skew)
{
    /// <summary>The zone of all times that are told as text.</summary>
    public static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    public TimeSpan Skew { get; set; } = skew;

    public DateTimeOffset Now => Tell(time.GetUtcNow());

    public DateTimeOffset Tell(DateTimeOffset moment) => moment + Skew;

    /// <summary>Puts the time on every answer of the routes of DashScope, as dashscope.md §1.3 has it.</summary>
    public Task StampAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/api/v1", StringComparison.Ordinal))
        {
            context.Response.Headers["req-arrive-time"] = Milliseconds(Now);
            context.Response.OnStarting(() =>
            {
                StampStart(context);
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    /// <summary>Puts what is known when the answer begins.</summary>
    public void StampStart(HttpContext context)
    {
        var headers = context.Response.Headers;
        var now = Now;
        headers["x-dashscope-call-gateway"] = "true";
        headers["req-cost-time"] = "3";
        headers["x-envoy-upstream-service-time"] = "2";
        headers["eagleeye-traceid"] = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());
        headers["resp-start-time"] = Milliseconds(now);
        headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        headers.Server = "istio-envoy";
        if (headers.ContentType == "application/json" && context.Request.Path.StartsWithSegments("/api/v1/tasks", StringComparison.Ordinal))
        {
            headers.ContentType = "application/json;charset=UTF-8";
        }
    }

    private static string Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
