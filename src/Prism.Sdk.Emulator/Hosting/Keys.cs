using Microsoft.AspNetCore.Http;

namespace Prism.Sdk.Emulator.Hosting;

/// <summary>Takes any key of the right kind: <c>sk-…</c> for DashScope, <c>ms-…</c> for ModelScope; <c>…-invalid</c> is refused.</summary>
internal static class Keys
{
    public static KeyState Check(HttpContext context, string prefix)
    {
        var header = context.Request.Headers.Authorization.ToString();
        const string Scheme = "Bearer ";
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length == Scheme.Length)
        {
            return KeyState.Missing;
        }

        var key = header[Scheme.Length..].Trim();
        return key.StartsWith(prefix, StringComparison.Ordinal) && key != prefix + "invalid" ? KeyState.Good : KeyState.Bad;
    }
}
