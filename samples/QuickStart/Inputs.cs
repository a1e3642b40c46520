using System.CommandLine;
using System.Globalization;

namespace QuickStart;

/// <summary>What a person types, checked in words of a person: the command-line package would name .NET types.</summary>
internal static class Inputs
{
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
}
