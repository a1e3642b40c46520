using Prism.Sdk.Polling;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>Holds a call that is sent again to the account's pace: the first sending had its place already, and a repeated one is one more call to the service.</summary>
internal sealed class PacedRetries : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<TaskPlace> Place = new("prism.place");
    private static readonly HttpRequestOptionsKey<bool> WasSent = new("prism.sent");

    /// <summary>Says in which place a call goes.</summary>
    public static void Bind(HttpRequestMessage request, TaskPlace place) => request.Options.Set(Place, place);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(WasSent, out _) && request.Options.TryGetValue(Place, out var place))
        {
            await place.TakeAsync(cancellationToken).ConfigureAwait(false);
        }

        request.Options.Set(WasSent, true);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
