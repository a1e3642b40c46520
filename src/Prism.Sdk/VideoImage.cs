using Prism.Sdk.Images;

namespace Prism.Sdk;

/// <summary>A picture that a film is to use: a product's own photo, a character, the frame that a shot begins with.</summary>
/// <remarks>
/// <para>JPEG, PNG, BMP or WEBP, at most 20 MB; the video model may take less. Making one opens nothing. <c>PlanAsync</c> and <c>StartAsync</c> copy the bytes, so the source may go afterwards.</para>
/// <para>Immutable and thread-safe, but for the stream that one was made of. <see cref="ToString"/> gives role and kind, never a path, an address or the name.</para>
/// </remarks>
public sealed record VideoImage
{
    private VideoImage()
    {
    }

    /// <summary>Gets what the picture is for.</summary>
    /// <value>The default is <see cref="VideoImageRole.Reference"/>.</value>
    public VideoImageRole Role { get; init; }

    /// <summary>Gets what the picture shows, in the words of the text: <c>the red bottle</c>, a character's name. The shots that say it get the picture. At most 80 characters.</summary>
    /// <value>The default is <see langword="null"/>: a reference is for every shot, a first frame for the first one.</value>
    public string? Name { get; init; }

    /// <summary>Gets the file, for a picture of this machine.</summary>
    internal string? Path { get; private init; }

    /// <summary>Gets the address, for a picture of the web.</summary>
    internal Uri? Address { get; private init; }

    /// <summary>Gets the way to the bytes, for a picture in memory or of a stream.</summary>
    internal Func<Task<ReadOnlyMemory<byte>>>? Bytes { get; private init; }

    /// <summary>Gets under which id it is kept; null while it is not.</summary>
    internal string? Id { get; private init; }

    /// <summary>Takes a file of this machine.</summary>
    /// <param name="path">The path.</param>
    /// <param name="name">What it shows; see <see cref="Name"/>.</param>
    /// <returns>The picture, as a reference.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or blank.</exception>
    public static VideoImage FromFile(string path, string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new VideoImage { Path = System.IO.Path.GetFullPath(path), Name = name };
    }

    /// <summary>Takes a stream, from where it stands to its end. It is read once, by the first call that needs it, and not disposed of.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="name">What it shows; see <see cref="Name"/>.</param>
    /// <returns>The picture, as a reference.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public static VideoImage FromStream(Stream content, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanRead)
        {
            throw new ArgumentException("The stream of a picture must be readable.", nameof(content));
        }

        // Kept for the next call: a request may be planned first and started later.
        var bytes = new Lazy<Task<ReadOnlyMemory<byte>>>(() => ImageBytes.ReadAsync(content, CancellationToken.None));
        return new VideoImage { Bytes = () => bytes.Value, Name = name };
    }

    /// <summary>Takes bytes.</summary>
    /// <param name="bytes">The bytes. They are not copied before the picture is used.</param>
    /// <param name="name">What it shows; see <see cref="Name"/>.</param>
    /// <returns>The picture, as a reference.</returns>
    public static VideoImage FromBytes(ReadOnlyMemory<byte> bytes, string? name = null) => new() { Bytes = () => Task.FromResult(bytes), Name = name };

    /// <summary>Takes an address on the web. Prism itself fetches it, once, under the rules of <c>Prism:Downloads</c>: no inner network, no redirect; the video service is given the bytes, never the address.</summary>
    /// <param name="address">An https address.</param>
    /// <param name="name">What it shows; see <see cref="Name"/>.</param>
    /// <returns>The picture, as a reference.</returns>
    /// <exception cref="ArgumentException">It is not an absolute http(s) address.</exception>
    public static VideoImage FromUri(Uri address, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri && address.Scheme is "http" or "https"
            ? new VideoImage { Address = address, Name = name }
            : throw new ArgumentException("The address of a picture must be absolute and begin with https://. For a file of this machine use FromFile.", nameof(address));
    }

    /// <summary>Describes the picture without its name and place.</summary>
    /// <returns>For example <c>VideoImage { Reference, file }</c>.</returns>
    public override string ToString() => $"VideoImage {{ {Role}, {(Id is not null ? "kept" : Path is not null ? "file" : Address is not null ? "address" : "bytes")} }}";

    internal static VideoImage Of(KeptImage kept) => new() { Id = kept.Id, Role = kept.Role, Name = kept.Name };

    internal KeptImage? ToKept() => Id is null ? null : new KeptImage { Id = Id, Role = Role, Name = Name };
}
