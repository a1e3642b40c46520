using Prism.Sdk.Pricing;
using Spectre.Console;

namespace QuickStart;

/// <summary>What the person sees: colours and bars on a terminal, plain lines elsewhere.</summary>
internal static class Terminal
{
    /// <summary>Gets the console for words to people; with <c>--json</c> that is standard error, so that standard output is JSON alone.</summary>
    public static IAnsiConsole For(bool json)
    {
        var redirected = json ? Console.IsErrorRedirected : Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(json ? Console.Error : Console.Out),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected || Console.IsInputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
        {
            // A pipe has no width; lines of addresses and ids must not be broken.
            console.Profile.Width = 4096;
        }

        return console;
    }

    public static bool IsLively(IAnsiConsole console) => console.Profile.Capabilities.Ansi && console.Profile.Capabilities.Interactive;

    public static async Task<T> WithSpinnerAsync<T>(IAnsiConsole console, string what, Func<Task<T>> work)
    {
        if (!IsLively(console))
        {
            console.WriteLine(what + " …");
            return await work();
        }

        return await console.Status().StartAsync(what, _ => work());
    }

    public static void RequireConsent(IAnsiConsole console, Money price, bool given)
    {
        if (given)
        {
            return;
        }

        if (!IsLively(console))
        {
            throw new UsageException($"This would spend up to {price} at the real service, and nobody is there to ask. Add --yes to agree beforehand.");
        }

        if (!console.Confirm($"Spend up to {price}?", defaultValue: false))
        {
            throw new UsageException("Nothing was bought.");
        }
    }
}
