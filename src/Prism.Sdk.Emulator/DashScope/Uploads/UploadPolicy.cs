namespace Prism.Sdk.Emulator.DashScope.Uploads;

/// <summary>A permission to upload: by whom, for which model, under which folder, until when, how much.</summary>
internal sealed record UploadPolicy(string Folder, string Account, string Model, DateTimeOffset Expires, long MostBytes);
