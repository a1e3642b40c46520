using System.Net.Http.Headers;

namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>Puts the key on each request at the last moment, and notes what the answer says of limits. The SDK above holds only the name of the route.</summary>
internal sealed class ModelRouteHandler(ModelRoutes routes) : DelegatingHandler
{
    /// <summary>Keeps the route of a request over its tries.</summary>
    public static readonly HttpRequestOptionsKey<ModelRoute> Route = new("prism.route");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Route, out var route))
        {
            route = routes.Of(request.Headers.Authorization?.Parameter);
            request.Options.Set(Route, route);
        }

        var endpoint = route.Endpoint;
        var key = endpoint.Key();
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new PrismConfigurationException($"No {endpoint.Name} key. Set {endpoint.KeySetting}; get one at {endpoint.KeySource}.");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        route.Note(response);
        return response;
    }
}
