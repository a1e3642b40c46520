using System.Net;

namespace Prism.Sdk.Downloads;

/// <summary>A file could not be fetched. The message names the host alone: addresses are signed.</summary>
internal sealed class DownloadException(ProviderFault fault, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public ProviderFault Fault => fault;

    public HttpStatusCode? Status { get; init; }

    /// <summary>Gets the object store's own word, such as <c>AccessDenied</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Gets whether the same address may bring the file a little later.</summary>
    public bool IsTransient { get; init; }
}
