using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Downloads;
using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Judging;

namespace Prism.Sdk.IntegrationTests.Providers;

/// <summary>The shop of <see cref="PlainService"/>.</summary>
internal sealed class PlainShop(bool takesKeys) : IShop
{
    private readonly PlainService service = new(takesKeys);

    public string Model => PlainProvider.Model;

    public bool FindsLostSubmits => takesKeys;

    public void Sell(IPrismBuilder prism)
    {
        prism.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(ScaledTimeProvider.StartNow(speed: 200)));
        prism.Services.Replace(ServiceDescriptor.Singleton<IClipProvider>(new PlainProvider(service, takesKeys)));
        prism.Services.AddHttpClient(FileDownload.ClientName).ConfigurePrimaryHttpMessageHandler(static () => new Shelf());
    }

    public void LoseReply() => service.LoseReply();

    public Task<IReadOnlyList<BilledTask>> ReadBillAsync() => Task.FromResult(service.Bill);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Shelf : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent([0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0, 0, 0, 0, 8, .. "moov"u8]) });
    }
}
