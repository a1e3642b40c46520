using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Results;

/// <summary>What the object store says when it refuses: XML, and nothing of the service's JSON.</summary>
internal static class OssReply
{
    public static Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        var text = System.Security.SecurityElement.Escape(message);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        context.Response.Headers.Server = "AliyunOSS";
        var id = Reply.NewId().Replace("-", "", StringComparison.Ordinal)[..24].ToUpperInvariant();
        context.Response.Headers["x-oss-request-id"] = id;
        return context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>{code}</Code>\n  <Message>{text}</Message>\n  <RequestId>{id}</RequestId>\n  <HostId>{context.Request.Host}</HostId>\n</Error>\n", context.RequestAborted);
    }

    /// <summary>Refuses whoever brings a key: the store takes signatures, and a key that comes here has left its host.</summary>
    /// <returns>Whether the request was refused.</returns>
    public static async Task<bool> RefuseKeyAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0)
        {
            return false;
        }

        await RefuseAsync(context, StatusCodes.Status400BadRequest, "InvalidArgument", "Authorization header is invalid.").ConfigureAwait(false);
        return true;
    }
}
