using System.Net.Http.Headers;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Puts the key on each request at the last moment. The SDK above holds only a stand-in.</summary>
internal sealed class ModelKeyHandler(ModelEndpoint endpoint) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = endpoint.Key();
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new PrismConfigurationException($"No {endpoint.Name} key. Set {endpoint.KeySetting}; get one at {endpoint.KeySource}.");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return base.SendAsync(request, cancellationToken);
    }
}
