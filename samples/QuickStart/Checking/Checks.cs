using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Composition;
using Prism.Sdk.Generation;

namespace QuickStart.Checking;

/// <summary>The checks, one after another: tools, keys, services.</summary>
internal static class Checks
{
    public static async IAsyncEnumerable<CheckResult> RunAsync(World world, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return CheckResult.Ok($".NET {Environment.Version} on {RuntimeInformation.OSDescription}");

        // The keys and the tools are those of the real services; no emulator need start to look at them.
        await using (var real = await Studio.OpenAsync(World.Live, keepsState: false, cancellationToken))
        {
            yield return await TryAsync("ffmpeg", async () => $"ffmpeg {await real.Services.GetRequiredService<FfmpegTools>().GetVersionAsync(cancellationToken)}");
            yield return FontCheck.Run();
            yield return Key("DASHSCOPE_API_KEY", "sk-", real.Services.GetRequiredService<IOptions<DashScopeOptions>>, options => options.ApiKey, world.IsLive, "https://bailian.console.aliyun.com");
            yield return Key("MODELSCOPE_API_KEY", "ms-", real.Services.GetRequiredService<IOptions<ModelScopeOptions>>, options => options.ApiKey, world.IsLive, "https://modelscope.cn/my/myaccesstoken");
        }

        Studio? studio = null;
        CheckResult? broken = null;
        try
        {
            studio = await Studio.OpenAsync(world, keepsState: false, cancellationToken);
        }
        catch (Exception exception) when (exception is PrismException or OptionsValidationException)
        {
            broken = CheckResult.Fail("the services", exception.Message);
        }

        if (studio is null)
        {
            yield return broken!;
            yield break;
        }

        await using (studio)
        {
            var seller = studio.Services.GetRequiredService<IClipProvider>();
            foreach (var account in seller.Capabilities.Accounts.Where(account => account.TakesOrders || account.Name != ClipAccount.DefaultName))
            {
                yield return await TryAsync(account.Name == ClipAccount.DefaultName ? "the video service" : $"account {account.Name}", () => AskForTasksAsync(seller, account, cancellationToken));
            }

            await foreach (var line in ModelCatalogue.AskAsync(studio, cancellationToken))
            {
                yield return line;
            }
        }
    }

    private static CheckResult Key<T>(string variable, string prefix, Func<IOptions<T>> read, Func<T, string?> key, bool live, string where)
        where T : class
    {
        string? value;
        try
        {
            value = key(read().Value);
        }
        catch (OptionsValidationException exception)
        {
            return CheckResult.Fail(variable, string.Join(" ", exception.Failures));
        }

        return value switch
        {
            null or "" when live => CheckResult.Fail($"{variable} is not set", $"Get a key at {where} and set {variable}, in the environment or in a .env file."),
            null or "" => CheckResult.Note($"{variable} is not set", $"Only --live needs it. Get a key at {where}."),
            _ when !value.StartsWith(prefix, StringComparison.Ordinal) => CheckResult.Fail($"{variable} does not look like a key", $"It should begin with {prefix}. Copy it again from {where}."),
            _ => CheckResult.Ok($"{variable} is set and looks like a key"),
        };
    }

    // Listing is free; it proves address and key at once.
    private static async Task<string> AskForTasksAsync(IClipProvider seller, ClipAccount account, CancellationToken cancellationToken)
    {
        var some = await seller.ListAsync(new TaskWindow { Account = account.Name }, cancellationToken).AnyAsync(cancellationToken) ? "some" : "no";
        var who = account.Name == ClipAccount.DefaultName ? "the video service answers and knows the key" : $"account {account.Name} answers{(account.TakesOrders ? "" : ", and takes no new orders")}";
        return $"{who} ({some} tasks in the last 24 hours)";
    }

    private static async Task<CheckResult> TryAsync(string what, Func<Task<string>> ask)
    {
        try
        {
            return CheckResult.Ok(await ask());
        }
        catch (Exception exception) when (exception is PrismException or OptionsValidationException or HttpRequestException)
        {
            return CheckResult.Fail(what, exception.Message);
        }
    }
}
