using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Requests;

namespace QuickStart.Commands;

/// <summary><c>clip TEXT</c>: does the video model work? One clip of five seconds, without the pipeline.</summary>
internal static class ClipCommand
{
    private const int Seconds = 5;

    public static Command Create()
    {
        var text = Inputs.Text("What is to be seen.");
        var noWait = new Option<bool>("--no-wait") { Description = "Print the task id and go." };
        var yes = new Option<bool>("--yes", "-y") { Description = "With --live: do not ask before spending." };
        var target = new Target();
        var command = new Command("clip", "Buys one 5-second clip of Wan, prints its task id, and waits for it.") { text, noWait, yes };
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ExitCode.OfAsync(async () =>
        {
            await using var studio = await Studio.OpenAsync(target.Read(parsed), keepsState: false, cancellationToken);
            await Console.Error.WriteLineAsync($"Using {studio.Description}.");
            if (studio.World.IsLive)
            {
                Terminal.RequireConsent(Terminal.For(json: false), studio.PriceOf(VideoSize.Landscape720, Seconds), parsed.GetValue(yes));
            }

            var request = new TextToVideoRequest { Prompt = parsed.GetRequiredValue(text), Size = VideoSize.Landscape720, Duration = Seconds };
            var client = studio.Services.GetRequiredService<VideoSynthesisClient>();
            var operation = await client.StartAsync(request, cancellationToken);
            await Console.Out.WriteLineAsync($"Task ID: {operation.Id}");
            return parsed.GetValue(noWait) ? ExitCode.Ok : await WaitAsync(client, operation, studio, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> WaitAsync(VideoSynthesisClient client, VideoSynthesisOperation operation, Studio studio, CancellationToken cancellationToken)
    {
        var last = "";
        var progress = new InlineProgress(task =>
        {
            if (last != task.Status.ToString())
            {
                Console.Error.WriteLine(last = task.Status.ToString());
            }
        });
        var task = await operation.WaitForCompletionAsync(progress: progress, cancellationToken: cancellationToken);
        var path = Path.GetFullPath($"clip-{operation.Id}.mp4");
        await client.DownloadAsync(task, path, cancellationToken);
        var seconds = task.Usage?.Duration ?? Seconds;
        var price = studio.PriceOf(VideoSize.Landscape720, seconds);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}\n{seconds:0.#} seconds, {price}"));
        return ExitCode.Ok;
    }

    // Progress<T> would tell on another thread, out of order with the lines printed here.
    private sealed class InlineProgress(Action<VideoSynthesisTask> tell) : IProgress<VideoSynthesisTask>
    {
        public void Report(VideoSynthesisTask value) => tell(value);
    }
}
