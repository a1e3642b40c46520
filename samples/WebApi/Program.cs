// How do I put films behind a web API? Start with a key of your own, look, listen to events, fetch the film.
//   curl -X POST localhost:5000/films -H "Idempotency-Key: order-17" -H "Content-Type: application/json" -d '{"text":"A cat walks in the rain."}'
//   curl localhost:5000/films/ID ; curl -N localhost:5000/films/ID/events ; curl -o film.mp4 localhost:5000/films/ID/film
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Prism.Sdk;
using Prism.Sdk.Emulator;
using Prism.Sdk.Jobs;

var builder = WebApplication.CreateBuilder(args);
var prism = builder.Services.AddPrism();
if (builder.Configuration["DASHSCOPE_API_KEY"] is null)
{
    // No key: an emulator in this process, whose tasks and bill outlive it.
    prism.UseEmulator(await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 60, StateFolder = "data/emulator" }));
}

builder.Services.AddHealthChecks().AddPrism();
builder.Services.AddProblemDetails();
var app = builder.Build();
app.MapHealthChecks("/health");

app.MapPost("/films", async (FilmOrder order, [FromHeader(Name = "Idempotency-Key")] string? key, IVideoPipeline pipeline, CancellationToken cancellationToken) =>
{
    try
    {
        // The same key and text again, after a time-out or a crash on either side: the same film, never a second bill.
        var job = await pipeline.StartAsync(new VideoRequest { Text = order.Text }, new JobOptions { Key = key }, cancellationToken);
        return Results.Accepted($"/films/{job.Id}", View(job));
    }
    catch (JobConflictException exception)
    {
        return Results.Problem(exception.Message, statusCode: StatusCodes.Status409Conflict);
    }
    catch (ArgumentException exception)
    {
        return Results.Problem(exception.Message, statusCode: StatusCodes.Status400BadRequest);
    }
});

app.MapGet("/films/{id}", async (string id, IVideoPipeline pipeline, CancellationToken cancellationToken) =>
    await pipeline.GetJobAsync(id, cancellationToken) is { } job ? Results.Ok(View(job)) : Results.NotFound());

// A browser that lost the line says the last event it saw, and the journal replays the rest.
app.MapGet("/films/{id}/events", async (string id, [FromHeader(Name = "Last-Event-ID")] long? last, IVideoPipeline pipeline, CancellationToken cancellationToken) =>
    await pipeline.GetJobAsync(id, cancellationToken) is { } job ? Results.ServerSentEvents(EventsAsync(job, last ?? 0, cancellationToken)) : Results.NotFound());

app.MapGet("/films/{id}/film", async (string id, IVideoPipeline pipeline, CancellationToken cancellationToken) =>
    await pipeline.GetJobAsync(id, cancellationToken) is { Film: { } film } ? Results.File(film.Path, "video/mp4", enableRangeProcessing: true) : Results.NotFound());

app.MapDelete("/films/{id}", async (string id, IVideoPipeline pipeline, CancellationToken cancellationToken) =>
    await pipeline.GetJobAsync(id, cancellationToken) is { } job ? Results.Ok(await job.CancelAsync(cancellationToken)) : Results.NotFound());

await app.RunAsync();

static FilmView View(VideoJob job) => new(job.Id, job.Status.ToString(), job.Error?.Message, job.Film is { } film ? $"{film.Cost}" : null);

static async IAsyncEnumerable<SseItem<PipelineUpdate>> EventsAsync(VideoJob job, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
{
    await foreach (var update in job.WatchAsync(after, cancellationToken))
    {
        yield return new SseItem<PipelineUpdate>(update, update.GetType().Name) { EventId = $"{update.Sequence}" };
    }
}

internal sealed record FilmOrder(string Text);

internal sealed record FilmView(string Id, string Status, string? Error, string? Cost);
