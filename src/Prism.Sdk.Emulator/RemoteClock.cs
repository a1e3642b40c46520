using System.Net.Http.Json;
using System.Text.Json;
using Prism.Sdk.Emulator.Control;

namespace Prism.Sdk.Emulator;

/// <summary>Sets a clock by that of an emulator in another process.</summary>
internal static class RemoteClock
{
    private const int Looks = 5;

    public static async Task<TimeProvider> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            // The quickest of a few looks: the first one has a connection to make.
            var best = await LookAsync(http, address, cancellationToken).ConfigureAwait(false);
            for (var look = 1; look < Looks; look++)
            {
                var next = await LookAsync(http, address, cancellationToken).ConfigureAwait(false);
                best = next.Took < best.Took ? next : best;
            }

            // The time was read half way between question and answer.
            return new ScaledTimeProvider(best.Time.Speed, best.Time.Now, best.Asked + (best.Took / 2));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new PrismConfigurationException($"No emulator answers at {address}. Start one (dotnet run --project src/Prism.Sdk.Emulator -- --port {address.Port}), or correct the address.", exception);
        }
    }

    private static async Task<(ClockReading Time, long Asked, long Took)> LookAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        var asked = TimeProvider.System.GetTimestamp();
        var time = await http.GetFromJsonAsync(new Uri(address, "/_emulator/clock"), ControlJson.Default.ClockReading, cancellationToken).ConfigureAwait(false);
        var took = TimeProvider.System.GetTimestamp() - asked;
        return time is { Speed: > 0 } ? (time, asked, took) : throw new JsonException("The answer is not the time of an emulator.");
    }
}
