namespace Prism.Sdk.Pricing;

/// <summary>The one comparison of a budget with what is needed.</summary>
internal static class Budgets
{
    public static void Require(Money budget, Money needed)
    {
        if (!string.Equals(budget.Currency, needed.Currency, StringComparison.OrdinalIgnoreCase))
        {
            throw new BudgetExceededException($"The budget is in {budget.Currency}, and the price in {needed.Currency}: they cannot be compared, so nothing is bought. Give the budget in {needed.Currency}.") { Budget = budget, Needed = needed };
        }

        if (needed.Amount > budget.Amount)
        {
            throw new BudgetExceededException($"The film needs {needed}, and the budget is {budget}. Raise the budget (JobOptions.Budget), or plan fewer or shorter shots.") { Budget = budget, Needed = needed };
        }
    }
}
