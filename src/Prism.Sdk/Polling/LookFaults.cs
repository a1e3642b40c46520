using System.Net;

namespace Prism.Sdk.Polling;

/// <summary>Sorts the faults of looks. None of them says anything about the task.</summary>
internal static class LookFaults
{
    public static LookFault Of(Exception exception) => exception switch
    {
        // A gateway's page, a cut-off answer, another task's id: not the service's word, and of one task alone. A 404 may be a task that is not visible yet.
        ProviderRequestException { StatusCode: { } status } when status is HttpStatusCode.NotFound || (int)status < 400 => LookFault.Odd,
        PrismException { IsTransient: true } => LookFault.Outage,
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => LookFault.Outage,
        _ => LookFault.Fatal,
    };
}
