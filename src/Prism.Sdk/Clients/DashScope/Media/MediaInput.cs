using System.Runtime.InteropServices;

namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>A picture, sound, video or document that a request takes: an address, a file, a stream or bytes. Files, streams and bytes are uploaded before the submit, unless <see cref="Inline"/> was asked.</summary>
/// <remarks>An upload is free and may be repeated. Making an input opens nothing and sends nothing. Thread-safe, but for an input of a stream: that serves one submit at a time.</remarks>
public sealed class MediaInput
{
    private MediaInput()
    {
    }

    /// <summary>Gets what is sent as it is: http(s), oss or data.</summary>
    internal string? Address { get; private init; }

    internal UploadedMedia? Asset { get; private init; }

    /// <summary>Gets the way to the bytes; null when there is an address.</summary>
    internal Func<Stream>? Open { get; private init; }

    /// <summary>Gets the length in bytes; looked up late, for a file may still be written.</summary>
    internal Func<long>? Length { get; private init; }

    /// <summary>Gets the file's own name, for its extension and for messages. It is never sent.</summary>
    internal string Name { get; private init; } = "";

    /// <summary>Gets whether the bytes can be read a second time.</summary>
    internal bool CanRepeat { get; private init; }

    internal bool IsInline { get; private init; }

    internal IProgress<UploadProgress>? Progress { get; private init; }

    internal bool IsFile => Open is not null;

    /// <summary>Takes an address on the web.</summary>
    /// <param name="address">An http or https address that the service can reach.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentException">It is not an absolute http(s) address.</exception>
    public static MediaInput FromUri(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri && address.Scheme is "http" or "https"
            ? new MediaInput { Address = address.OriginalString, Name = address.AbsolutePath }
            : throw new ArgumentException("A media address must be absolute and begin with http:// or https://. For a file of this machine use FromFile.", nameof(address));
    }

    /// <inheritdoc cref="FromUri(Uri)"/>
    public static MediaInput FromUri(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return Uri.TryCreate(address, UriKind.Absolute, out var parsed)
            ? FromUri(parsed)
            : throw new ArgumentException("A media address must be absolute and begin with http:// or https://. For a file of this machine use FromFile.", nameof(address));
    }

    /// <summary>Takes an address in the service's store. Prism does not know its model and age, and lets the service judge; <see cref="FromUpload"/> checks both.</summary>
    /// <param name="address">An address that begins with <c>oss://</c>.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentException">It does not begin with <c>oss://</c>.</exception>
    public static MediaInput FromOss(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return address.StartsWith("oss://", StringComparison.Ordinal) && address.Length > 6
            ? new MediaInput { Address = address, Name = address }
            : throw new ArgumentException("An address in the service's store begins with oss://.", nameof(address));
    }

    /// <summary>Takes what was uploaded before.</summary>
    /// <param name="media">The upload.</param>
    /// <returns>The input.</returns>
    public static MediaInput FromUpload(UploadedMedia media)
    {
        ArgumentNullException.ThrowIfNull(media);
        return new MediaInput { Address = media.Address, Asset = media, Name = media.Address };
    }

    /// <summary>Takes a file of this machine. It is opened when it is uploaded, and never held in memory as a whole.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or blank.</exception>
    public static MediaInput FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        return new MediaInput
        {
            Name = Path.GetFileName(full),
            Open = () => new FileStream(full, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0 }),
            Length = () => new FileInfo(full).Length,
            CanRepeat = true,
        };
    }

    /// <summary>Takes a stream, from where it stands to its end. It is not disposed of. An upload of a stream that cannot seek is not repeated.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="name">A name with the right extension, such as <c>cat.png</c>. It is not sent.</param>
    /// <param name="length">The length in bytes; needed when the stream cannot seek.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read, or can tell no length and none was given.</exception>
    public static MediaInput FromStream(Stream content, string name, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!content.CanRead || (!content.CanSeek && length is null))
        {
            throw new ArgumentException("The stream must be readable, and able to seek unless its length is given: the store wants the length ahead.", nameof(content));
        }

        var start = content.CanSeek ? content.Position : 0;
        return new MediaInput
        {
            Name = name,
            Open = () =>
            {
                if (content.CanSeek)
                {
                    content.Position = start;
                }

                return new BorrowedStream(content);
            },
            Length = () => length ?? (content.Length - start),
            CanRepeat = content.CanSeek,
        };
    }

    /// <summary>Takes bytes.</summary>
    /// <param name="bytes">The bytes. They are not copied.</param>
    /// <param name="name">A name with the right extension, such as <c>cat.png</c>. It is not sent.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public static MediaInput FromBytes(ReadOnlyMemory<byte> bytes, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new MediaInput { Name = name, Open = () => OverBytes(bytes), Length = () => bytes.Length, CanRepeat = true };
    }

    /// <summary>Takes a data URI, for pictures alone.</summary>
    /// <param name="dataUri">Such as <c>data:image/png;base64,…</c>.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentException">It is not a base64 data URI of a picture.</exception>
    public static MediaInput FromDataUri(string dataUri)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataUri);
        return dataUri.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) && dataUri.Contains(";base64,", StringComparison.OrdinalIgnoreCase)
            ? new MediaInput { Address = dataUri, IsInline = true }
            : throw new ArgumentException("The service takes data URIs for pictures alone: data:image/png;base64,…", nameof(dataUri));
    }

    /// <summary>Takes an address on the web.</summary>
    /// <param name="address">An http or https address.</param>
    public static implicit operator MediaInput(Uri address) => FromUri(address);

    /// <summary>Takes what was uploaded before.</summary>
    /// <param name="media">The upload.</param>
    public static implicit operator MediaInput(UploadedMedia media) => FromUpload(media);

    /// <summary>Asks that the bytes travel inside the request as a data URI instead of being uploaded: for pictures of at most 7 MB.</summary>
    /// <returns>A changed copy; an address stays as it is.</returns>
    public MediaInput Inline() => IsFile ? Copy(inline: true, Progress) : this;

    /// <summary>Asks to be told of the upload's progress.</summary>
    /// <param name="progress">Told after each piece of up to 128 KB, on the thread that sends it.</param>
    /// <returns>A changed copy.</returns>
    public MediaInput ReportTo(IProgress<UploadProgress> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return Copy(IsInline, progress);
    }

    /// <summary>Describes the input without its address, which may be signed, and without the file's name.</summary>
    /// <returns>For example <c>MediaInput { file, .png }</c>.</returns>
    public override string ToString()
    {
        var kind = IsInline ? "inline" : IsFile ? "file" : Asset is not null ? "upload" : "address";
        return $"MediaInput {{ {kind}, {MediaTypes.Extension(Name)} }}";
    }

    private static MemoryStream OverBytes(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private MediaInput Copy(bool inline, IProgress<UploadProgress>? progress) => new()
    {
        Address = Address,
        Asset = Asset,
        Open = Open,
        Length = Length,
        Name = Name,
        CanRepeat = CanRepeat,
        IsInline = inline,
        Progress = progress,
    };
}
