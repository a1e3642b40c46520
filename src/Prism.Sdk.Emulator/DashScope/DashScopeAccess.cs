using Microsoft.AspNetCore.Http;
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
}
