using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Input;

namespace QuickStart;

/// <summary>Derives from an order how the keys of its jobs begin, so that the same command finds its unfinished job again.</summary>
internal static class OrderKey
{
    public static async Task<string> OfAsync(FilmOrder order, Studio studio, CancellationToken cancellationToken)
    {
        // The text is masked first: a hash of somebody's phone number can be turned back by trying all of them.
        var (words, rest) = order.Plan is { } plan
            ? (string.Join('\n', [plan.Title, .. plan.Shots.SelectMany(shot => new[] { shot.Caption, shot.Prompt, shot.NegativePrompt })]),
                (plan with { Title = "", Shots = [.. plan.Shots.Select(shot => shot with { Caption = null, Prompt = "", NegativePrompt = null })] }).ToJson())
            : (order.Request!.Text, JsonSerializer.Serialize(order.Request with { Text = "" }));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{await MaskAsync(words, studio, cancellationToken)}\n{rest}\n{order.Options.Budget}{order.PictureMark}"));
        return studio.World.KeyOf(Convert.ToHexStringLower(hash)[..24]);
    }

    private static async Task<string> MaskAsync(string words, Studio studio, CancellationToken cancellationToken)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var masked = await scope.ServiceProvider.GetRequiredService<IInputProcessor>().ProcessAsync(new VideoRequest { Text = words }, new NoJob(), cancellationToken);
        return masked.Text;
    }

    private sealed class NoJob : StageContext
    {
        public override string JobId => "order-key";

        public override string WorkFolder => Path.GetTempPath();

        public override void Report(PipelineUpdate update)
        {
        }
    }
}
