using System.Collections.Concurrent;
using Prism.Sdk.Emulator.DashScope.Rules;

namespace Prism.Sdk.Emulator.DashScope.Limits;

/// <summary>Counts the calls of every account, and says no to those above its rates.</summary>
internal sealed class CallLimits(TimeProvider time, EmulatorLimits limits)
{
    private const string All = "*";

    private readonly ConcurrentDictionary<(string Account, CallKind Kind, string Model), RateWindow> windows = new();
    private readonly ConcurrentDictionary<string, RateWindow> taskCalls = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the rates.</summary>
    public EmulatorLimits Limits { get; set; } = limits;

    public CallPeaks Peaks => new()
    {
        Submits = Peak(CallKind.Submit),
        Queries = Peak(CallKind.Query),
        Lists = Peak(CallKind.List),
        Cancels = Peak(CallKind.Cancel),
        UploadPolicies = Peak(CallKind.Policy),
        TaskCalls = taskCalls.Values.Select(static window => window.Peak).DefaultIfEmpty().Max(),
    };

    /// <summary>Counts a query, list or cancel.</summary>
    /// <returns>Whether it may go on.</returns>
    public bool Enter(string account, CallKind kind)
    {
        taskCalls.GetOrAdd(account, _ => new RateWindow(time)).Enter();
        return Window(account, kind, All).Enter(kind switch { CallKind.List => Limits.ListsPerSecond, CallKind.Cancel => Limits.CancelsPerSecond, _ => Limits.QueriesPerSecond });
    }

    /// <summary>Counts a submit as soon as it comes, whatever becomes of it.</summary>
    public void CountSubmit(string account) => Window(account, CallKind.Submit, All).Enter();

    public bool EnterSubmit(string account, ModelRule model) => Window(account, CallKind.Submit, model.Name).Enter(Limits.SubmitsPerSecond ?? model.SubmitsPerSecond);

    public bool EnterPolicy(string account, string model)
    {
        Window(account, CallKind.Policy, All).Enter();
        return Window(account, CallKind.Policy, model).Enter(Limits.UploadPoliciesPerSecond);
    }

    public void Clear()
    {
        windows.Clear();
        taskCalls.Clear();
    }

    private RateWindow Window(string account, CallKind kind, string model) => windows.GetOrAdd((account, kind, model), _ => new RateWindow(time));

    private int Peak(CallKind kind) => windows.Where(entry => entry.Key.Kind == kind && entry.Key.Model == All).Select(static entry => entry.Value.Peak).DefaultIfEmpty().Max();
}
