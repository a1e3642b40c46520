using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>Counts what ModelScope counts: credits, calls of a model, calls at a time (modelscope-meai.md §A.4).</summary>
internal sealed class LanguageDesk(EmulatedLanguage settings)
{
    private const int FreeCredits = 250;

    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);
    private int spent;
    private int atOnce;

    public EmulatedLanguage Settings => settings;

    public int Credits => Math.Max(0, (settings.Credits ?? FreeCredits) - Volatile.Read(ref spent));

    public void Clear()
    {
        calls.Clear();
        Volatile.Write(ref spent, 0);
    }

    /// <summary>Takes a call in, or answers it with the refusal that it meets.</summary>
    /// <returns>What ends the call; <see langword="null"/> when it was refused.</returns>
    public async Task<IDisposable?> EnterAsync(HttpContext context, string model)
    {
        if (Interlocked.Increment(ref atOnce) > (settings.MostAtOnce ?? int.MaxValue))
        {
            Interlocked.Decrement(ref atOnce);
            await Refusals.SendAsync(context, "request-limit").ConfigureAwait(false);
            return null;
        }

        var used = calls.AddOrUpdate(model, 1, static (_, count) => count + 1);
        Tell(context, used);
        var refusal = used > (settings.CallsPerModel ?? int.MaxValue) ? "daily-quota" : settings.Credits is { } credits && Volatile.Read(ref spent) >= credits ? "quota-limit-exceed" : null;
        if (refusal is not null)
        {
            Interlocked.Decrement(ref atOnce);
            await Refusals.SendAsync(context, refusal, model).ConfigureAwait(false);
            return null;
        }

        Interlocked.Increment(ref spent);
        return new Leave(this);
    }

    private void Tell(HttpContext context, int used)
    {
        if (settings.TellsLimits)
        {
            var (all, ofModel) = (2000, settings.CallsPerModel ?? 500);
            var headers = context.Response.Headers;
            headers["modelscope-ratelimit-requests-limit"] = Number(all);
            headers["modelscope-ratelimit-requests-remaining"] = Number(all - calls.Values.Sum());
            headers["modelscope-ratelimit-model-requests-limit"] = Number(ofModel);
            headers["modelscope-ratelimit-model-requests-remaining"] = Number(ofModel - used);
        }
    }

    private static string Number(int number) => Math.Max(0, number).ToString(CultureInfo.InvariantCulture);

    private sealed class Leave(LanguageDesk desk) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref desk.atOnce);
    }
}
