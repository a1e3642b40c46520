using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.DashScope.Uploads;

namespace Prism.Sdk.Emulator.Control;

/// <summary>Keeps what was received, so that a test can look at every byte that left its app.</summary>
internal sealed class RequestLog(bool isOn, TimeProvider time)
{
    private const int Kept = 10_000;

    private readonly Queue<ReceivedRequest> requests = new();

    public IReadOnlyList<ReceivedRequest> All
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    public void Clear()
    {
        lock (requests)
        {
            requests.Clear();
        }
    }

    public async Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        if (isOn && !context.Request.Path.StartsWithSegments("/_emulator", StringComparison.Ordinal))
        {
            var receivedAt = time.GetUtcNow();
            // A file that is uploaded may be a gigabyte, and is no text.
            var body = context.Request.Path.StartsWithSegments(UploadRoutes.StorePath, StringComparison.Ordinal) ? "" : await ReadAsync(context).ConfigureAwait(false);
            Add(new ReceivedRequest
            {
                ReceivedAt = receivedAt,
                Method = context.Request.Method,
                Path = context.Request.Path + context.Request.QueryString.ToString(),
                Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                Body = body,
            });
        }

        await next(context).ConfigureAwait(false);
    }

    private static async Task<string> ReadAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        context.Request.Body.Position = 0;
        return body;
    }

    private void Add(ReceivedRequest request)
    {
        lock (requests)
        {
            requests.Enqueue(request);
            if (requests.Count > Kept)
            {
                requests.Dequeue();
            }
        }
    }
}
