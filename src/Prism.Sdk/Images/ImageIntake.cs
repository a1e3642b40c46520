using System.Globalization;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Images;

/// <summary>Reads pictures, judges them by what the models take, and keeps them. All that can be wrong with a picture is told here, before anything is bought.</summary>
internal sealed class ImageIntake(ImagePool pool, ImageFetch fetch)
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>Keeps a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="model">The model that will make something of it.</param>
    /// <param name="called">How a message calls it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="PlanInvalidException">It cannot be used; the code begins with <c>image.</c>.</exception>
    /// <exception cref="ProviderRequestException">It could not be fetched from the web.</exception>
    public async Task<string> KeepAsync(VideoImage image, ClipModel model, string called, CancellationToken cancellationToken)
    {
        if (image.Id is { } kept)
        {
            return kept;
        }

        var bytes = await ReadAsync(image, called, cancellationToken).ConfigureAwait(false);
        var header = ImageHeader.Read(bytes.Span[..Math.Min(bytes.Length, ImageHeader.Reach)]);
        if (FindProblem(bytes.Length, header, model) is var (code, why))
        {
            throw Wrong(code, $"{called} {why}");
        }

        return await pool.AddAsync(bytes, header!.Value, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(VideoImage image, string called, CancellationToken cancellationToken)
    {
        if (image.Address is { } address)
        {
            return await fetch.FetchAsync(address, cancellationToken).ConfigureAwait(false);
        }

        if (image.Bytes is { } bytes)
        {
            return await bytes().WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var stream = new FileStream(image.Path!, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0 });
            await using (stream.ConfigureAwait(false))
            {
                return await ImageBytes.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Wrong("image.missing", $"{called} cannot be read: {(exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : exception.GetType().Name)}.");
        }
    }

    private static (string Code, string Why)? FindProblem(int length, ImageHeader? header, ClipModel model)
    {
        var rules = model.Images!;
        var most = Math.Min(rules.MaxBytes, ImageBytes.Most);
        if (length == 0)
        {
            return ("image.empty", "is empty.");
        }

        if (length > most)
        {
            return ("image.large", string.Create(CultureInfo.InvariantCulture, $"is too large: {model.Name} takes at most {most / Megabyte:0.#} MB{(length > ImageBytes.Most ? "" : $", and it has {length / Megabyte:0.0}")}."));
        }

        if (header is not { } picture)
        {
            return ("image.kind", "is not a JPEG, PNG, BMP or WEBP picture, whatever its name says.");
        }

        if (Math.Min(picture.Width, picture.Height) < rules.MinSide || Math.Max(picture.Width, picture.Height) > rules.MaxSide)
        {
            return ("image.size", string.Create(CultureInfo.InvariantCulture, $"has {picture.Width} × {picture.Height} pixels; {model.Name} takes sides of {rules.MinSide} to {(rules.MaxSide == int.MaxValue ? "any" : rules.MaxSide)}."));
        }

        return picture is { HasAlpha: true, Format: "PNG" } && !rules.TakesAlpha
            ? ("image.alpha", $"is a PNG with an alpha channel, which {model.Name} refuses; save it without transparency.")
            : null;
    }

    private static PlanInvalidException Wrong(string code, string sentence) => new($"{sentence} Nothing was bought.") { Problems = [code] };
}
