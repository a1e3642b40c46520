namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>A file in the service's temporary store: good for 48 hours, for one model and one account (dashscope.md §2.8). It may be stored and used again.</summary>
public sealed record UploadedMedia
{
    /// <summary>Gets the address, <c>oss://…</c>. It opens for the account's own tasks alone.</summary>
    public required string Address { get; init; }

    /// <summary>Gets the model it was uploaded for. The service refuses it with any other.</summary>
    public required string Model { get; init; }

    /// <summary>Gets when it is gone.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
