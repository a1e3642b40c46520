using System.CommandLine;

namespace QuickStart;

/// <summary>Who answers: an emulator of our own, one at an address, or the real services.</summary>
internal sealed class Target
{
    private readonly Option<bool> live = new("--live") { Description = "Use the real services, with the keys of the environment. Spends money, and asks first." };

    private readonly Option<string?> emulator = new("--emulator") { Description = "Use the emulator at this address, for example http://127.0.0.1:5099.", HelpName = "URL" };

    public void AddTo(Command command)
    {
        command.Options.Add(live);
        command.Options.Add(emulator);
    }

    public World Read(ParseResult parsed)
    {
        var address = parsed.GetValue(emulator);
        var isLive = parsed.GetValue(live);
        if (address is not null && isLive)
        {
            throw new UsageException("--live and --emulator exclude each other: the first spends money, the second does not.");
        }

        if (address is null)
        {
            return isLive ? World.Live : World.Own;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? World.At(uri)
            : throw new UsageException($"'{address}' is not an address. Write, for example, --emulator http://127.0.0.1:5099.");
    }
}
