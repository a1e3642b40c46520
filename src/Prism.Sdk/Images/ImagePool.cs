using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.Downloads;

namespace Prism.Sdk.Images;

/// <summary>The pictures that plans name: <c>{StaticRoot}/images/{id}</c>, by their content. Names are made here; a plan's id is looked at before it becomes one.</summary>
internal sealed class ImagePool(IOptions<PrismOptions> options)
{
    private string Folder => Path.Join(Path.GetFullPath(options.Value.StaticRoot), "images");

    /// <summary>Writes a picture, unless it is there.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="PrismConfigurationException">The folder cannot be written.</exception>
    public async Task<string> AddAsync(ReadOnlyMemory<byte> bytes, ImageHeader header, CancellationToken cancellationToken)
    {
        var id = ImageId.Of(bytes.Span, header);
        var path = Path.Join(Folder, id);
        try
        {
            Directory.CreateDirectory(Folder);
            if (!File.Exists(path) || new FileInfo(path).Length != bytes.Length)
            {
                await WriteAsync(path, bytes, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PrismConfigurationException($"A picture cannot be kept in '{Folder}' ({exception.Message}). Set {PrismOptions.SectionName}:StaticRoot (STATIC_ROOT) to a folder that this process may write.", exception);
        }

        return id;
    }

    /// <summary>Writes a file whole or not at all, and onto the disk: two calls may bring the same picture, a process may die, the power may go.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var fresh = $"{path}.{Path.GetRandomFileName()}.new";
        try
        {
            var file = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write);
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
            FolderSync.Flush(Path.GetDirectoryName(path)!);
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    /// <summary>Gets the file of a picture.</summary>
    /// <returns>The path, or <see langword="null"/> when it is not kept.</returns>
    public string? Find(string id) => ImageId.IsOne(id) && File.Exists(Path.Join(Folder, id)) ? Path.Join(Folder, id) : null;

    /// <summary>Reads the header of a picture.</summary>
    /// <returns>The header, or <see langword="null"/> when the picture is not kept or cannot be read.</returns>
    public ImageHeader? Header(string id)
    {
        if (Find(id) is not { } path)
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(path);
            var head = new byte[Math.Min(RandomAccess.GetLength(file), ImageHeader.Reach)];
            return ImageHeader.Read(head.AsSpan(0, RandomAccess.Read(file, head, fileOffset: 0)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Remove(string id)
    {
        if (Find(id) is { } path)
        {
            File.Delete(path);
        }
    }
}
