using System.CommandLine;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;

namespace QuickStart.Commands;

/// <summary><c>ask TEXT</c>: does the language model answer?</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var text = Inputs.Text("The question.");
        var target = new Target();
        var command = new Command("ask", "Asks Qwen a question and streams the answer.") { text };
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ExitCode.OfAsync(async () =>
        {
            await using var studio = await Studio.OpenAsync(target.Read(parsed), keepsState: false, cancellationToken);
            await Console.Error.WriteLineAsync($"Using {studio.Description}.");
            var chat = studio.Services.GetRequiredKeyedService<IChatClient>(PrismServiceKeys.Models);
            await foreach (var update in chat.GetStreamingResponseAsync(parsed.GetRequiredValue(text), cancellationToken: cancellationToken))
            {
                await Console.Out.WriteAsync(update.Text);
            }

            await Console.Out.WriteLineAsync();
            return ExitCode.Ok;
        }));
        return command;
    }
}
