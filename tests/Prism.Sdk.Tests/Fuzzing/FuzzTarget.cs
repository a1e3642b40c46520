using CsCheck;

namespace Prism.Sdk.Tests.Fuzzing;

/// <summary>A reader of bytes that come from somewhere else, what may come, and what it promises whatever comes.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Input">Valid things, and what becomes of them.</param>
/// <param name="Check">Reads, and throws when a promise is broken.</param>
/// <param name="Planted">The same with one defect, which the fuzzer must find.</param>
internal sealed record FuzzTarget(string Name, Gen<string> Input, Action<string> Check, Action<string> Planted)
{
    // What a reader may allocate for an input, however it is made: a bomb is far beyond.
    private const long Base = 8 * 1024 * 1024;
    private const long PerByte = 2000;

    // A reader that takes so long for a few kilobytes hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public override string ToString() => Name;

    public void Run(string input) => Run(Check, input);

    public void RunPlanted(string input) => Run(Planted, input);

    private static void Run(Action<string> check, string input)
    {
        var (allocated, started) = (GC.GetAllocatedBytesForCurrentThread(), TimeProvider.System.GetTimestamp());
        check(input);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.True(allocated < Base + (PerByte * input.Length), $"{allocated} bytes were allocated for {input.Length} characters.");
        Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"{input.Length} characters took {TimeProvider.System.GetElapsedTime(started)}.");
    }
}
