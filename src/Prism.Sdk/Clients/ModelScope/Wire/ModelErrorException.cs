namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>An error that the service sent as if it were an answer: in the middle of a stream, or with status 200.</summary>
internal sealed class ModelErrorException(string? code, string? serviceMessage, string? requestId) : IOException("The service sent an error in place of an answer.")
{
    public string? Code => code;

    public string? ServiceMessage => serviceMessage;

    public string? RequestId => requestId;
}
