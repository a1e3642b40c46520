using System.Net;

namespace Prism.Sdk.Downloads;

/// <summary>A file could not be fetched. The message names the host alone: addresses are signed.</summary>
internal sealed class DownloadException(DownloadFault fault, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public DownloadFault Fault => fault;

    public HttpStatusCode? Status { get; init; }

    /// <summary>Gets the object store's own word, such as <c>AccessDenied</c>.</summary>
    public string? Code { get; init; }

    public bool IsTransient => fault == DownloadFault.Broken || (fault == DownloadFault.Refused && Status is null or >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests);
}
