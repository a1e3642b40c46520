namespace Prism.Sdk.Downloads;

/// <summary>A file that is whole and under its final name.</summary>
internal sealed record DownloadedFile(string Path, long Length, string Sha256);
