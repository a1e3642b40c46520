using System.Globalization;
using CsCheck;

namespace Prism.Sdk.Tests.Fuzzing;

/// <summary>Every reader of foreign bytes, fed with valid things that were broken in many ways; and the proof that the feeding finds defects.</summary>
public sealed class FuzzTests
{
    private const long Usual = 20_000;

    private static readonly FuzzTarget[] Targets = [.. WireTargets.All, .. ModelTargets.All, .. DraftTargets.All, .. StoredTargets.All, .. MediaTargets.All];

    public static TheoryData<string> Names => [.. Targets.Select(static target => target.Name)];

    private static long Inputs => long.TryParse(Environment.GetEnvironmentVariable("PRISM_FUZZ"), CultureInfo.InvariantCulture, out var asked) ? asked : Usual;

    [Theory]
    [MemberData(nameof(Names))]
    public void Reader_AnyInput_KeepsItsPromises(string name) => Find(name).Input.Sample(Find(name).Run, iter: Inputs, threads: 2, print: Printable);

    [Theory]
    [MemberData(nameof(Names))]
    public void Reader_WithAPlantedDefect_IsFoundOut(string name)
    {
        var target = Find(name);
        var found = Assert.ThrowsAny<Exception>(() => target.Input.Sample(target.RunPlanted, iter: Usual, threads: 1, print: Printable));
        TestContext.Current.TestOutputHelper?.WriteLine(found.Message[..Math.Min(found.Message.Length, 500)]);
    }

    // A results file cannot carry a NUL, nor can a terminal be trusted with the rest.
    private static string Printable(string input) => string.Concat(input.Select(static letter => char.IsControl(letter) || char.IsSurrogate(letter) ? $"\\u{(int)letter:x4}" : letter.ToString()));

    private static FuzzTarget Find(string name) => Targets.Single(target => target.Name == name);
}
