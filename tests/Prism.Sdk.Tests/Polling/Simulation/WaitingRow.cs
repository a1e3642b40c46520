namespace Prism.Sdk.Tests.Polling.Simulation;

/// <summary>What a schedule did on a distribution of task times.</summary>
/// <param name="Schedule">Who waited.</param>
/// <param name="Times">The distribution.</param>
/// <param name="Told">The mean seconds from a task's end until an answer told of it.</param>
/// <param name="Delay">The mean seconds from a task's end until its result was in hand.</param>
/// <param name="Late">The 95th percentile of that.</param>
/// <param name="Requests">Calls a task, lists shared out, the final look counted.</param>
internal sealed record WaitingRow(string Schedule, string Times, double Told, double Delay, double Late, double Requests)
{
    public const string Header = "schedule               task times                            told   in hand  p95     req/task  delay × requests";

    public double Merit => Delay * Requests;

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Schedule,-22} {Times,-36} {Told,5:0.00} s {Delay,6:0.00} s {Late,6:0.00} s {Requests,8:0.0} {Merit,10:0.0}");
}
