using System.Globalization;

namespace Prism.Sdk.Pricing;

/// <summary>An amount in a currency.</summary>
/// <param name="Amount">The amount, in whole units and their decimals.</param>
/// <param name="Currency">The ISO 4217 code, such as <c>CNY</c>.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>Adds an amount of the same currency. Nothing in no currency (<see langword="default"/>) adds to anything.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) =>
        left.Currency is null or "" ? right
        : right.Currency is null or "" ? left
        : left.Currency == right.Currency ? left with { Amount = left.Amount + right.Amount }
        : throw new InvalidOperationException($"Cannot add {right.Currency} to {left.Currency}.");

    /// <summary>Adds an amount of the same currency.</summary>
    /// <param name="other">The other amount.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public Money Add(Money other) => this + other;

    /// <summary>Writes the amount, with at least two decimals, and the currency.</summary>
    /// <returns>For example <c>18.00 CNY</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.00##} {Currency}").TrimEnd();
}
