using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Control;

/// <summary>The script of faults, played in the order in which it was written.</summary>
internal sealed class FaultBook
{
    private readonly List<Entry> entries = [];

    public void Add(EmulatorFault fault)
    {
        FaultWords.Check(fault);
        lock (entries)
        {
            entries.Add(new Entry(fault) { Skip = fault.Skip, Left = fault.Times });
        }
    }

    public void Clear()
    {
        lock (entries)
        {
            entries.Clear();
        }
    }

    /// <summary>Takes the fault that this request meets, if any.</summary>
    /// <param name="route">The route.</param>
    /// <param name="applies">Says of a kind whether it makes sense for this request; the others are passed over and wait.</param>
    public EmulatorFault? Take(string route, Func<string, bool> applies)
    {
        lock (entries)
        {
            foreach (var entry in entries)
            {
                if (entry.Left > 0 && entry.Fault.Route == route && applies(entry.Fault.Kind))
                {
                    if (entry.Skip > 0)
                    {
                        entry.Skip--;
                        return null;
                    }

                    entry.Left--;
                    return entry.Fault;
                }
            }

            return null;
        }
    }

    /// <summary>Plays the faults of the simple routes, before anything is done.</summary>
    /// <returns>Whether the request is answered, or cut.</returns>
    public async Task<bool> PlayAsync(HttpContext context, string route, Func<EmulatorFault, JsonObject> error)
    {
        if (Take(route, static kind => kind is "status" or "delay" or "drop-before") is not { } fault)
        {
            return false;
        }

        switch (fault.Kind)
        {
            case "delay":
                if (await Pause.UntilHungUpAsync(context, TimeSpan.FromSeconds(fault.Seconds)).ConfigureAwait(false))
                {
                    return false;
                }

                context.Abort();
                return true;
            case "drop-before":
                context.Abort();
                return true;
            default:
                context.Response.Headers.RetryAfter = fault.RetryAfter;
                await Reply.JsonAsync(context, fault.Status, error(fault)).ConfigureAwait(false);
                return true;
        }
    }

    private sealed class Entry(EmulatorFault fault)
    {
        public EmulatorFault Fault => fault;

        public int Skip { get; set; }

        public int Left { get; set; }
    }
}
