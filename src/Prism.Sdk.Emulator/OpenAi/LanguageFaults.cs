using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>The fault words of the routes <c>chat</c> and <c>embeddings</c>.</summary>
internal static class LanguageFaults
{
    private static readonly string[] Plain = ["status", "delay", "drop-before"];

    public static string[] Chat { get; } = [.. Plain, .. Refusals.Words, .. ChatShapes.Words, .. BadBytes.Words, "sse-plain", "json-sse", .. ChatStream.Words];

    public static string[] Embeddings { get; } = [.. Plain, .. Refusals.Words, .. BadBytes.Words, .. VectorShapes.Words];

    /// <summary>Says whether a word makes sense for a chat call; others wait for theirs.</summary>
    public static bool FitsChat(string word, bool streamed) =>
        word == "sse-plain" || ChatStream.Words.Contains(word) ? streamed : word != "json-sse" && !ChatShapes.Words.Contains(word) ? true : !streamed;

    /// <summary>Plays what is said before anything is done.</summary>
    /// <returns>Whether the call is answered, or cut.</returns>
    public static async Task<bool> PlayAsync(HttpContext context, EmulatorFault? fault, string model)
    {
        switch (fault?.Kind)
        {
            case "status":
                context.Response.Headers.RetryAfter = fault.RetryAfter;
                await Reply.JsonAsync(context, fault.Status, Reply.OpenAiError(fault.Code, fault.Message)).ConfigureAwait(false);
                return true;
            case "drop-before":
                context.Abort();
                return true;
            case "delay":
                if (await Pause.UntilHungUpAsync(context, TimeSpan.FromSeconds(fault.Seconds)).ConfigureAwait(false))
                {
                    return false;
                }

                context.Abort();
                return true;
            case { } word when Refusals.Words.Contains(word):
                context.Response.Headers.RetryAfter = fault.RetryAfter;
                await Refusals.SendAsync(context, word, model).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }
}
