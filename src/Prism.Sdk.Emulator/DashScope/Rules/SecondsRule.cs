namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>Which lengths a model makes.</summary>
/// <param name="Least">The shortest.</param>
/// <param name="Most">The longest.</param>
/// <param name="Only">The only ones, if it does not make all between.</param>
/// <param name="Special">A number with a meaning of its own: 0 keeps the length of the input, -1 leaves it to the model.</param>
internal sealed record SecondsRule(int Least, int Most, int[]? Only = null, int? Special = null)
{
    public const int Default = 5;

    public static SecondsRule Exactly(params int[] only) => new(only.Min(), only.Max(), only);

    public bool Takes(int seconds) => seconds == Special || (seconds >= Least && seconds <= Most && Only?.Contains(seconds) is not false);

    public override string ToString() => Only is null ? $"an integer from {Least} to {Most}" : "one of " + string.Join(", ", Only);
}
