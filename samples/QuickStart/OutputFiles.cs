using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prism.Sdk;
using Prism.Sdk.Composition;
using Spectre.Console;

namespace QuickStart;

/// <summary>What a person takes home: the film, <c>film.json</c> with all that made it, <c>film.jpg</c> with one frame a shot.</summary>
internal sealed record OutputFiles(string Film, string Manifest, string Sheet, FinalVideo Video)
{
    // For a file and a terminal, not for a web page: a + or an emoji stays what it is.
    public static JsonSerializerOptions Readable { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Require(string asked)
    {
        var film = asked.Length > 0 ? Path.GetFullPath(asked) : throw new UsageException("--output is empty. Give the name of a file, such as film.mp4.");
        if (!film.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--output is '{film}'; the film is an MP4 file, so its name must end in .mp4.");
        }

        if (Directory.Exists(film))
        {
            throw new UsageException($"--output is '{film}', which is a folder. Give the name of a file.");
        }

        RequireWritable(Path.GetDirectoryName(film)!);
        return film;
    }

    // Tried before anything is bought: a film that is paid must find its place.
    private static void RequireWritable(string folder)
    {
        var trial = Path.Join(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            Directory.CreateDirectory(folder);
            File.Create(trial, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"Nothing can be written in the folder '{folder}'. Choose another place with --output.");
        }
    }

    public static async Task<OutputFiles> WriteAsync(FinalVideo video, string film, ContactSheet sheet, CancellationToken cancellationToken)
    {
        var files = new OutputFiles(film, Path.ChangeExtension(film, ".json"), Path.ChangeExtension(film, ".jpg"), video);

        // Beside the final name first, so that nobody ever opens half a file.
        await PublishAsync(film, part => Task.Run(() => File.Copy(video.Path, part), cancellationToken));
        await PublishAsync(files.Manifest, part => File.WriteAllTextAsync(part, files.ToJson().ToJsonString(Readable), cancellationToken));
        await sheet.WriteAsync(video, files.Sheet, cancellationToken);
        return files;
    }

    public void Print(IAnsiConsole console, bool asJson)
    {
        if (asJson)
        {
            Console.Out.WriteLine(ToJson().ToJsonString(Readable));
            return;
        }

        console.MarkupLineInterpolated($"[green]Film[/]     {Film}");
        console.MarkupLineInterpolated($"Manifest {Manifest}");
        console.MarkupLineInterpolated($"Frames   {Sheet}");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{Video.Duration.TotalSeconds:0.0} seconds, {Video.Size}, {Video.Cost}");
    }

    public static async Task PublishAsync(string path, Func<string, Task> write)
    {
        var part = Path.Join(Path.GetDirectoryName(path), $".{Guid.NewGuid():N}.part");
        try
        {
            await write(part);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private JsonObject ToJson() => new()
    {
        ["job"] = Video.JobId,
        ["film"] = Film,
        ["frames"] = Sheet,
        ["sha256"] = Video.Sha256,
        ["seconds"] = Math.Round(Video.Duration.TotalSeconds, 3),
        ["size"] = Video.Size.ToString(),
        ["price"] = new JsonObject { ["amount"] = Video.Cost.Amount, ["currency"] = Video.Cost.Currency },
        ["plan"] = Video.Plan is { } plan ? JsonNode.Parse(plan.ToJson()) : null,
        ["clips"] = new JsonArray([.. Video.Clips.Select(clip => new JsonObject
        {
            ["shot"] = clip.ShotId,
            ["task"] = clip.TaskId,
            ["sha256"] = clip.Sha256,
            ["billedSeconds"] = clip.BilledSeconds,
            ["price"] = clip.Cost.Amount,
        })]),
    };
}
