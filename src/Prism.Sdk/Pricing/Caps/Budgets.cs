namespace Prism.Sdk.Pricing.Caps;

/// <summary>The one comparison of a cap with what is needed.</summary>
internal static class Budgets
{
    public static void Require(string cap, Money limit, Money needed)
    {
        if (!SameCurrency(limit, needed) || needed.Amount > limit.Amount)
        {
            throw Exceeded(cap, limit, needed);
        }
    }

    public static BudgetExceededException Exceeded(string cap, Money limit, Money needed) => new(SameCurrency(limit, needed)
        ? $"The film needs {needed}, and {cap} is {limit}. Raise it, or plan fewer or shorter shots. Nothing was sent beyond it."
        : $"{cap} is in {limit.Currency}, and the price in {needed.Currency}: they cannot be compared, so nothing is bought. Give it in {needed.Currency}.")
    {
        Cap = cap,
        Budget = limit,
        Needed = needed,
    };

    private static bool SameCurrency(Money left, Money right) => string.Equals(left.Currency, right.Currency, StringComparison.OrdinalIgnoreCase);
}
