namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>How far an upload is.</summary>
/// <param name="Sent">The bytes of the file that were sent. Begins again at 0 when an upload is repeated.</param>
/// <param name="Total">The bytes of the file.</param>
public readonly record struct UploadProgress(long Sent, long Total);
