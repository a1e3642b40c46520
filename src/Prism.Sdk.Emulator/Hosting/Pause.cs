using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Prism.Sdk.Emulator.Hosting;

/// <summary>Pauses of real time, as HTTP deadlines are.</summary>
internal static class Pause
{
    /// <summary>Waits until the caller hangs up or the emulator stops, at most so long.</summary>
    /// <returns>Whether the caller is still there.</returns>
    public static async Task<bool> UntilHungUpAsync(HttpContext context, TimeSpan most)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(most, TimeProvider.System, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !either.IsCancellationRequested;
    }
}
