using Microsoft.AspNetCore.Http;

namespace Prism.Sdk.Emulator.Control;

/// <summary>Keeps what was received, so that a test can look at every byte that left its app.</summary>
internal sealed class RequestLog(bool isOn)
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
            context.Request.EnableBuffering();
            using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
            var body = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
            context.Request.Body.Position = 0;
            Add(new ReceivedRequest
            {
                Method = context.Request.Method,
                Path = context.Request.Path + context.Request.QueryString.ToString(),
                Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                Body = body,
            });
        }

        await next(context).ConfigureAwait(false);
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
