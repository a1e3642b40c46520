using System.CommandLine;
using System.Globalization;
using Prism.Sdk.Pricing;

namespace QuickStart;

/// <summary><c>--budget</c>: the most that the film may cost.</summary>
internal sealed class BudgetWish
{
    public const string Name = "--budget";

    private readonly Option<string?> budget = new(Name) { Description = "The most to spend, such as 20 or 20CNY." };

    public void AddTo(Command command) => command.Options.Add(budget);

    public Money? Read(ParseResult parsed, Studio studio)
    {
        if (parsed.GetValue(budget) is not { } wish)
        {
            return null;
        }

        var digits = wish.AsSpan().Trim().TrimEnd("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ");
        var currency = wish.AsSpan().Trim()[digits.Length..].Trim().ToString().ToUpperInvariant();
        return decimal.TryParse(digits, CultureInfo.InvariantCulture, out var amount) && amount >= 0 && currency.Length is 0 or 3
            ? new Money(amount, currency is { Length: 3 } ? currency : studio.Currency)
            : throw new UsageException($"'{wish}' is not an amount of money. Write, for example, --budget 20 or --budget 20CNY.");
    }
}
