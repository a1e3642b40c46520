using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Clips;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.DashScope.Faults;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Results;

/// <summary>The clips, at the addresses that tasks tell: an object store that takes signatures and no keys.</summary>
internal sealed class ResultRoutes(TaskBook tasks, ClipFactory clips, FaultBook faults, ResultAddress addresses)
{
    public void Map(WebApplication app) => app.MapMethods("/results/{id}.mp4", ["GET", "HEAD"], SendAsync);

    private async Task SendAsync(HttpContext context, string id)
    {
        if (await OssReply.RefuseKeyAsync(context).ConfigureAwait(false))
        {
            return;
        }

        var fault = faults.Take("download", static _ => true);
        if (fault is not null && await PlayAsync(context, id, fault).ConfigureAwait(false))
        {
            return;
        }

        if (addresses.Judge(id, context.Request.Query) is { } reason)
        {
            await OssReply.RefuseAsync(context, StatusCodes.Status403Forbidden, "AccessDenied", reason).ConfigureAwait(false);
            return;
        }

        if (tasks.Find(id)?.Record is not { Clip: { } clip } record || clips.PathOf(clip) is not { } file || !File.Exists(file))
        {
            await OssReply.RefuseAsync(context, StatusCodes.Status404NotFound, "NoSuchKey", "The specified key does not exist.").ConfigureAwait(false);
            return;
        }

        await new ResultFile(clips, record.Order, file).SendAsync(context, fault).ConfigureAwait(false);
    }

    // What goes wrong before the file is looked at.
    private async Task<bool> PlayAsync(HttpContext context, string id, EmulatorFault fault)
    {
        switch (fault.Kind)
        {
            case "delay" when await Pause.UntilHungUpAsync(context, TimeSpan.FromSeconds(fault.Seconds)).ConfigureAwait(false):
                return false;
            case "delay" or "drop-before":
                context.Abort();
                return true;
            case "stall":
                await Pause.UntilHungUpAsync(context, fault.Seconds > 0 ? TimeSpan.FromSeconds(fault.Seconds) : Timeout.InfiniteTimeSpan).ConfigureAwait(false);
                context.Abort();
                return true;
            case "status":
                context.Response.Headers.RetryAfter = fault.RetryAfter;
                await OssReply.RefuseAsync(context, fault.Status, fault.Code, fault.Message).ConfigureAwait(false);
                return true;
            case "redirect":
                BadReply.Redirect(context, fault);
                return true;
            case "expire" or "expire-for-good":
                if (fault.Kind == "expire-for-good")
                {
                    addresses.Kill(id, context.Request.Query);
                }

                await OssReply.RefuseAsync(context, StatusCodes.Status403Forbidden, "AccessDenied", "Request has expired.").ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }
}
