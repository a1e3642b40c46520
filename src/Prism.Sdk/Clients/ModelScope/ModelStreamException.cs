namespace Prism.Sdk.Clients.ModelScope;

/// <summary>An error that the service sent in the middle of a stream.</summary>
internal sealed class ModelStreamException(string? code, string? serviceMessage) : IOException("The service broke the stream off with an error.")
{
    public string? Code => code;

    public string? ServiceMessage => serviceMessage;
}
