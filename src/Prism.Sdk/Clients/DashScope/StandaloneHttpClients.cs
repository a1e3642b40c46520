using Microsoft.Extensions.Http.Resilience;
using Polly;
using Prism.Sdk.Downloads;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>The HTTP clients of a <see cref="VideoSynthesisClient"/> that has no container: the same handlers that <c>AddPrism()</c> registers.</summary>
internal sealed class StandaloneHttpClients : IHttpClientFactory, IDisposable
{
    private readonly DashScopeOptions options;
    private readonly SocketsHttpHandler submit = DashScopeHttp.SubmitHandler();
    private readonly SocketsHttpHandler download = FileDownload.Handler();
    private readonly SocketsHttpHandler upload = DashScopeHttp.UploadHandler();
    private readonly ResilienceHandler tasks;

    public StandaloneHttpClients(DashScopeOptions options)
    {
        this.options = options;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        DashScopeHttp.AddRetries(builder, options.RequestTimeout);
        tasks = new ResilienceHandler(builder.Build()) { InnerHandler = new PacedRetries { InnerHandler = DashScopeHttp.TaskHandler() } };
    }

    public HttpClient CreateClient(string name)
    {
        HttpMessageHandler handler = name switch
        {
            DashScopeHttp.SubmitClient => submit,
            DashScopeHttp.TaskClient => tasks,
            DashScopeHttp.UploadClient => upload,
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
        else if (name == DashScopeHttp.UploadClient)
        {
            DashScopeHttp.ConfigureUploads(client);
        }

        return client;
    }

    public void Dispose()
    {
        submit.Dispose();
        download.Dispose();
        upload.Dispose();
        tasks.Dispose();
    }
}
