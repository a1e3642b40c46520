using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Control;

/// <summary>The script of faults, played in the order in which it was written.</summary>
internal sealed class FaultBook
{
    private static readonly string[] Routes = ["submit", "get", "list", "cancel", "download", "chat", "embeddings"];
    private static readonly string[] Kinds = ["status", "delay", "drop-before", "drop-after", "fail", "expire"];

    private readonly List<Entry> entries = [];

    public void Add(EmulatorFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!Routes.Contains(fault.Route) || !Kinds.Contains(fault.Kind))
        {
            throw new ArgumentException($"No fault '{fault.Kind}' on route '{fault.Route}'. Routes: {string.Join(", ", Routes)}. Kinds: {string.Join(", ", Kinds)}.", nameof(fault));
        }

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
    public EmulatorFault? Take(string route, params ReadOnlySpan<string> kinds)
    {
        lock (entries)
        {
            foreach (var entry in entries)
            {
                if (entry.Fault.Route == route && kinds.Contains(entry.Fault.Kind) && entry.Left > 0)
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

    /// <summary>Plays the faults that come before anything is done.</summary>
    /// <returns>Whether the request is answered, or cut.</returns>
    public async Task<bool> PlayAsync(HttpContext context, string route, Func<EmulatorFault, System.Text.Json.Nodes.JsonObject> error)
    {
        if (Take(route, "status", "delay", "drop-before") is not { } fault)
        {
            return false;
        }

        switch (fault.Kind)
        {
            case "delay":
                await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), TimeProvider.System, context.RequestAborted).ConfigureAwait(false);
                return false;
            case "drop-before":
                context.Abort();
                return true;
            default:
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
