namespace Prism.Sdk.Emulator.DashScope.Uploads;

/// <summary>A picture, clip or sound that an order names; what is known of it if it lies on this machine.</summary>
internal sealed record Asset(string Address)
{
    public string? File { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public long Bytes { get; init; }

    /// <summary>Gets the length of a clip, if it could be read.</summary>
    public double? Seconds { get; init; }

    public bool IsClip => Seconds is not null || Path.GetExtension(Address.Split('?')[0]).ToUpperInvariant() is ".MP4" or ".MOV";

    public static Asset Read(string address, string file)
    {
        using var stream = System.IO.File.OpenRead(file);
        var head = new byte[Math.Min(stream.Length, 512 * 1024)];
        stream.ReadExactly(head);
        var (width, height) = PictureHead.Read(head);
        return new Asset(address) { File = width > 0 ? file : null, Width = width, Height = height, Bytes = stream.Length, Seconds = ClipHead.SecondsOf(stream) };
    }
}
