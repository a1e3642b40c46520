using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>The HTTP clients of a <see cref="VideoSynthesisClient"/> that has no container: the same handlers that <c>AddPrism()</c> registers.</summary>
internal sealed class StandaloneHttpClients : IHttpClientFactory, IDisposable
{
    private readonly DashScopeOptions options;
    private readonly SocketsHttpHandler submit = DashScopeHttp.SubmitHandler();
    private readonly SocketsHttpHandler download = DashScopeHttp.TaskHandler();
    private readonly ResilienceHandler tasks;

    public StandaloneHttpClients(DashScopeOptions options)
    {
        this.options = options;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        DashScopeHttp.AddRetries(builder, options.RequestTimeout);
        tasks = new ResilienceHandler(builder.Build()) { InnerHandler = DashScopeHttp.TaskHandler() };
    }

    public HttpClient CreateClient(string name)
    {
        HttpMessageHandler handler = name switch
        {
            DashScopeHttp.SubmitClient => submit,
            DashScopeHttp.TaskClient => tasks,
            _ => download,
        };
        var client = new HttpClient(handler, disposeHandler: false);
        if (name == DashScopeHttp.SubmitClient)
        {
            DashScopeHttp.ConfigureSubmit(client, options);
        }
        else if (name == DashScopeHttp.TaskClient)
        {
            DashScopeHttp.ConfigureTasks(client, options);
        }

        return client;
    }

    public void Dispose()
    {
        submit.Dispose();
        download.Dispose();
        tasks.Dispose();
    }
}
