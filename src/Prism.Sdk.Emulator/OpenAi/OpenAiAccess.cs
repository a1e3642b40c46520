using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>The first check of the OpenAI-shaped routes: each side has keys and a refusal of its own.</summary>
internal static class OpenAiAccess
{
    public static bool IsModelScope(HttpContext context) => context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);

    /// <returns>Whether the request may go on; if not, it is answered.</returns>
    public static async Task<bool> AllowAsync(HttpContext context)
    {
        var modelScope = IsModelScope(context);
        if (Keys.Check(context, modelScope ? "ms-" : "sk-") == KeyState.Good)
        {
            return true;
        }

        var refusal = modelScope
            ? Reply.ModelScopeError("Authentication failed, please make sure that a valid ModelScope token is supplied.", root: "error")
            : Reply.OpenAiError("invalid_api_key", "Incorrect API key provided.");
        await Reply.JsonAsync(context, StatusCodes.Status401Unauthorized, refusal).ConfigureAwait(false);
        return false;
    }
}
