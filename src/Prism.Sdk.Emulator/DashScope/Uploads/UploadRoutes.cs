using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.DashScope.Faults;
using Prism.Sdk.Emulator.DashScope.Limits;
using Prism.Sdk.Emulator.DashScope.Results;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Uploads;

/// <summary>The permission to upload, and the object store that takes the file (dashscope.md §2.8).</summary>
internal sealed class UploadRoutes(UploadShelf shelf, FaultBook faults, ServiceClock clock, CallLimits limits)
{
    /// <summary>The path of the store: another service than the rest, though at the same address.</summary>
    public const string StorePath = "/upload-host";

    public void Map(WebApplication app)
    {
        app.MapGet("/api/v1/uploads", GetPolicyAsync);
        app.MapPost(StorePath, PostAsync);
    }

    private async Task GetPolicyAsync(HttpContext context)
    {
        if (!await DashScopeAccess.AllowAsync(context).ConfigureAwait(false))
        {
            return;
        }

        var (account, model) = (DashScopeAccess.AccountOf(context), context.Request.Query["model"].ToString());
        if (!limits.EnterPolicy(account, model))
        {
            await DashScopeAccess.ThrottleAsync(context).ConfigureAwait(false);
            return;
        }

        await ScriptedReply.ServeAsync(context, clock, faults.Take("policy", static _ => true), () => Task.FromResult(Policy(context, account, model))).ConfigureAwait(false);
    }

    private Answer Policy(HttpContext context, string account, string model)
    {
        if (context.Request.Query["action"] != "getPolicy" || model.Length == 0)
        {
            return new Answer(StatusCodes.Status400BadRequest, Reply.DashScopeError("InvalidParameter", "The parameters must conform to the specification: action, model"));
        }

        // The folder ends in the id of the request, as was seen.
        var id = Reply.NewId();
        var policy = shelf.NewPolicy(account, model, id);
        var text = UploadSign.Write(policy);
        return new Answer(StatusCodes.Status200OK, new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["policy"] = text,
                ["signature"] = UploadSign.Sign(text),
                ["upload_dir"] = policy.Folder,
                ["upload_host"] = $"{context.Request.Scheme}://{context.Request.Host}{StorePath}",
                ["expire_in_seconds"] = UploadShelf.PolicySeconds,
                ["max_file_size_mb"] = policy.MostBytes / (1024 * 1024),
                ["capacity_limit_mb"] = 999999999,
                ["oss_access_key_id"] = UploadSign.AccessKey,
                ["x_oss_object_acl"] = UploadSign.Acl,
                ["x_oss_forbid_overwrite"] = UploadSign.ForbidOverwrite,
            },
            ["request_id"] = id,
        });
    }

    private async Task PostAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            // The policy says how much; a web server that hangs up instead of the store's refusal would say something else.
            body.MaxRequestBodySize = null;
        }

        if (await OssReply.RefuseKeyAsync(context).ConfigureAwait(false))
        {
            return;
        }

        var fault = faults.Take("upload", static _ => true);
        if (fault is not null and not { Kind: "delay" })
        {
            await BadReply.SendAsync(context, clock, fault, good: null).ConfigureAwait(false);
            return;
        }

        if (fault is not null && !await Pause.UntilHungUpAsync(context, TimeSpan.FromSeconds(fault.Seconds)).ConfigureAwait(false))
        {
            context.Abort();
            return;
        }

        var file = shelf.NewFile();
        var form = await UploadForm.ReadAsync(context, file).ConfigureAwait(false);
        var (status, code, message) = Judge(form, out var policy);
        if (code is null && !shelf.TryAdd(form!["key"]!, policy!, file))
        {
            (status, code, message) = (StatusCodes.Status409Conflict, "FileAlreadyExists", "The object you specified already exists and can not be overwritten.");
        }

        if (code is null)
        {
            context.Response.StatusCode = form!["success_action_status"] == "200" ? StatusCodes.Status200OK : StatusCodes.Status204NoContent;
            context.Response.Headers.Server = "AliyunOSS";
            return;
        }

        File.Delete(file);
        await OssReply.RefuseAsync(context, status, code, message!).ConfigureAwait(false);
    }

    private (int Status, string? Code, string? Message) Judge(UploadForm? form, out UploadPolicy? policy)
    {
        policy = null;
        if (form is not { HasFile: true })
        {
            return (400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
        }

        if (form["policy"] is not { } text || form["key"] is not { Length: > 0 } key || form["OSSAccessKeyId"] != UploadSign.AccessKey)
        {
            return (403, "AccessDenied", "Bucket POST must contain the field 'policy', 'key' and 'OSSAccessKeyId'.");
        }

        policy = UploadSign.FolderOf(text) is { } folder ? shelf.PolicyOf(folder) : null;
        if (policy is null || form["Signature"] != UploadSign.Sign(text))
        {
            return (403, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
        }

        return clock.Now > policy.Expires ? (403, "AccessDenied", "Invalid according to Policy: Policy expired.")
            : !key.StartsWith(policy.Folder, StringComparison.Ordinal) ? (403, "AccessDenied", $"Invalid according to Policy: Policy Condition failed: [\"starts-with\", \"$key\", \"{policy.Folder}\"]")
            : form["x-oss-object-acl"] != UploadSign.Acl ? (403, "AccessDenied", "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$x-oss-object-acl\", \"private\"]")
            : form["x-oss-forbid-overwrite"] != UploadSign.ForbidOverwrite ? (403, "AccessDenied", "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$x-oss-forbid-overwrite\", \"true\"]")
            : form.Bytes > policy.MostBytes ? (400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size.")
            : (200, null, null);
    }
}
