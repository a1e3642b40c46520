using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Providers;

/// <summary>A small video service to sell clips. An order with a key that it has seen is that order; its books are files and outlive a kill.</summary>
internal static class Farm
{
    public const string Address = "127.0.0.1:5188";

    public static async Task<WebApplication> OpenAsync(string folder)
    {
        var books = Directory.CreateDirectory(folder).FullName;
        var clips = new ConcurrentDictionary<string, Lazy<Task<string>>>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/orders", ([FromHeader(Name = "Idempotency-Key")] string key, int seconds) =>
        {
            // The order is the bill: one file, there whole or not at all, so that no kill comes between the two.
            var order = Path.Join(books, Path.GetFileName(key) + ".order");
            if (!File.Exists(order))
            {
                File.WriteAllText(order + ".new", $"{seconds}");
                File.Move(order + ".new", order, overwrite: true);
            }

            return Results.Text(Path.GetFileNameWithoutExtension(order));
        });
        app.MapGet("/orders/{id}", async (string id) => File.Exists(Path.Join(books, Path.GetFileName(id) + ".order"))
            ? Results.Text(await clips.GetOrAdd(id, _ => new(() => RenderAsync(books, Path.GetFileName(id)))).Value)
            : Results.NotFound());
        app.MapGet("/clips/{id}.mp4", (string id) => Results.File(Path.Join(books, Path.GetFileName(id) + ".mp4"), "video/mp4"));
        app.Urls.Add($"http://{Address}");
        await app.StartAsync();
        return app;
    }

    private static async Task<string> RenderAsync(string books, string id)
    {
        var (seconds, path) = (await File.ReadAllTextAsync(Path.Join(books, id + ".order")), Path.Join(books, id + ".mp4"));
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30", "-f", "lavfi", "-i", "sine=330:sample_rate=48000", "-ac", "2", "-t", seconds, "-pix_fmt", "yuv420p", path]);
        await ffmpeg.WaitForExitAsync();
        return seconds;
    }
}
