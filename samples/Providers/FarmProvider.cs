using System.Globalization;
using System.Net;
using Prism.Sdk;
using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Providers;

/// <summary>
/// Sells the farm's clips. It never repeats a submit by itself and says Unknown when it does not know; because the farm takes keys,
/// Prism then asks again with the same key, and that is not a second order.
/// </summary>
internal sealed class FarmProvider(HttpClient http) : IClipProvider
{
    public const string Model = "farm-1";

    private static readonly Uri Root = new($"http://{Farm.Address}/");

    public ClipProviderCapabilities Capabilities { get; } = new()
    {
        Name = "farm",
        Models = [new ClipModel { Name = Model, Sizes = [VideoSize.Landscape720], MinSeconds = 2, MaxSeconds = 10, MaxPromptLength = 2000 }],
        Prices = [new PriceRow { Model = Model, Sizes = [VideoSize.Landscape720], PerSecond = new Money(0.02m, "USD") }],
        BillsAskedSeconds = true,
        TakesIdempotencyKey = true,
        ClipHosts = [Farm.Address],
    };

    public async Task<SubmitOutcome> SubmitAsync(ClipOrder order, CancellationToken cancellationToken = default)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Root, $"orders?seconds={order.Seconds}"));
            request.Headers.Add("Idempotency-Key", order.IdempotencyKey);
            using var reply = await http.SendAsync(request, cancellationToken);
            return reply.StatusCode is HttpStatusCode.BadRequest
                ? new SubmitOutcome.NotAccepted { Error = new ProviderRequestException("The farm refuses the order."), WasSent = true }
                : new SubmitOutcome.Accepted { TaskId = await reply.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken) };
        }
        catch (HttpRequestException exception)
        {
            return new SubmitOutcome.Unknown { Error = new AmbiguousSubmissionException("The farm's answer was lost.", exception) };
        }
    }

    public async Task<ClipTask> GetAsync(string taskId, string account, CancellationToken cancellationToken = default)
    {
        using var reply = await http.GetAsync(new Uri(Root, $"orders/{taskId}"), cancellationToken);
        return reply.StatusCode == HttpStatusCode.NotFound
            ? new ClipTask { TaskId = taskId, State = ClipTaskState.NotFound, ProviderStatus = "unknown" }
            : new ClipTask
            {
                TaskId = taskId,
                State = ClipTaskState.Succeeded,
                ProviderStatus = "done",
                BilledSeconds = double.Parse(await reply.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken), CultureInfo.InvariantCulture),
                VideoUrl = new Uri(Root, $"clips/{taskId}.mp4"),
            };
    }

    public Task<CancelOutcome> CancelAsync(string taskId, string account, CancellationToken cancellationToken = default) => Task.FromResult(CancelOutcome.TooLate);

    public IAsyncEnumerable<ClipTask> ListAsync(TaskWindow window, CancellationToken cancellationToken = default) => throw new NotSupportedException("The farm has no list.");
}
