namespace Prism.Sdk.Diagnostics;

/// <summary>The places at which the crash tests kill the process. Outside those tests nothing listens, and a hit costs one comparison.</summary>
/// <remarks>The letters are those of the fault model: B01 to B12 the plan, B13 to B27 a shot, B28 to B34 the cut, B35 to B38 cancel and reconciliation.</remarks>
internal static class KillPoint
{
    // The one static that may change: a process that is to be killed sets it once, before it does anything else.
    public static Action<string>? Reached { get; set; }

    public static void Hit(string point) => Reached?.Invoke(point);
}
