using System.CommandLine;
using System.Globalization;

namespace QuickStart;

/// <summary>What a person types, checked in words of a person: the command-line package would name .NET types.</summary>
internal static class Inputs
{
    /// <summary>Gets how this program is called, for sentences that name a command.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("QUICKSTART_COMMAND") is { Length: > 0 } script ? script : "dotnet run --project samples/QuickStart --";

    public static string Count(int number, string thing) => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    public static Argument<string> Text(string description)
    {
        var text = new Argument<string>("TEXT") { Description = description };
        text.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: var words }] && string.IsNullOrWhiteSpace(words))
            {
                result.AddError("The text is empty.");
            }
        });
        return text;
    }

    public static Option<int?> WholeNumber(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            result.AddError($"{name} is '{result.Tokens[0].Value}'; it must be a whole number.");
            return null;
        },
    };

    public static Option<DateTimeOffset?> Moment(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var moment))
            {
                return moment;
            }

            result.AddError($"{name} is '{result.Tokens[0].Value}'; write a day or a time, such as 2026-01-31 or 2026-01-31T18:00+08:00.");
            return null;
        },
    };

    /// <summary>Gets the id of the shot that a person means: an id of the plan, or its number, counted from 1.</summary>
    public static string Shot(string word, IReadOnlyList<string> ids) =>
        ids.Contains(word) ? word
        : int.TryParse(word, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= ids.Count ? ids[number - 1]
        : throw new UsageException($"There is no shot '{word}'. The plan has {string.Join(", ", ids)}; a number counts from 1.");
}
