using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.DashScope.Rules;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>The first check of every DashScope route: the key.</summary>
internal static class DashScopeAccess
{
    /// <returns>Whether the request may go on; if not, it is answered.</returns>
    public static async Task<bool> AllowAsync(HttpContext context)
    {
        var state = Keys.Check(context, "sk-");
        if (state == KeyState.Good)
        {
            return true;
        }

        var message = state == KeyState.Missing ? "No API-key provided." : "Invalid API-key provided.";
        await Reply.JsonAsync(context, StatusCodes.Status401Unauthorized, Reply.DashScopeError("InvalidApiKey", message)).ConfigureAwait(false);
        return false;
    }

    /// <summary>Gets the account of a key: what stands between <c>sk-</c> and a dot. All keys without a dot are of one account.</summary>
    public static string AccountOf(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var (start, end) = (header.IndexOf("sk-", StringComparison.Ordinal), header.LastIndexOf('.'));
        return start >= 0 && end > start ? header[(start + 3)..end] : "";
    }

    public static Task ThrottleAsync(HttpContext context) =>
        Reply.JsonAsync(context, StatusCodes.Status429TooManyRequests, Reply.DashScopeError("Throttling.RateQuota", ErrorTable.MessageOf("Throttling.RateQuota")));
}
