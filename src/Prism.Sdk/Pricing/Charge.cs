namespace Prism.Sdk.Pricing;

/// <summary>An answer to "was I charged?".</summary>
public readonly record struct Charge
{
    /// <summary>Gets the answer no.</summary>
    public static Charge None => default;

    /// <summary>Gets the answer perhaps: the provider may bill it.</summary>
    public static Charge Possible => new() { Kind = ChargeKind.Possible };

    /// <summary>Gets how sure the answer is.</summary>
    public ChargeKind Kind { get; init; }

    /// <summary>Gets the amount, when it is known.</summary>
    public Money? Amount { get; init; }

    /// <summary>Makes the answer yes.</summary>
    /// <param name="amount">What was billed.</param>
    /// <returns>The charge.</returns>
    public static Charge Confirmed(Money amount) => new() { Kind = ChargeKind.Confirmed, Amount = amount };

    /// <summary>Writes the answer.</summary>
    /// <returns>For example <c>Confirmed (3.00 CNY)</c>.</returns>
    public override string ToString() => Amount is { } amount ? $"{Kind} ({amount})" : Kind.ToString();
}
