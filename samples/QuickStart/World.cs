using Prism.Sdk.Jobs.Journal;

namespace QuickStart;

/// <summary>Where tasks and bill live. A job belongs to the world that it was started in: another one knows nothing of its tasks.</summary>
/// <param name="Name">The name, as it stands in the keys of jobs.</param>
/// <param name="Words">What must be typed to be there.</param>
/// <param name="EmulatorAt">The address of an emulator in another process.</param>
internal sealed record World(string Name, string Words, Uri? EmulatorAt = null)
{
    private const string Prefix = "quickstart";

    public static World Own { get; } = new("own", "");

    public static World Live { get; } = new("live", " --live");

    public bool IsLive => this == Live;

    public bool IsOwn => this == Own;

    public static World At(Uri address) => new(address.Authority, $" --emulator {address.AbsoluteUri.TrimEnd('/')}", address);

    /// <summary>Begins the keys of all jobs of one order.</summary>
    public string KeyOf(string order) => $"{Prefix}|{Name}|{order}|";

    /// <summary>Gets the name of the world that a key tells, for people.</summary>
    public static string NameIn(string? key) => key?.Split('|') is [Prefix, var name, ..] ? name : "elsewhere";

    /// <summary>Gets what must be typed to be in the world that a key tells.</summary>
    public static string WordsIn(string? key) => NameIn(key) switch
    {
        "own" or "elsewhere" => "",
        "live" => " --live",
        var address => $" --emulator http://{address}",
    };

    /// <exception cref="UsageException">The job belongs to another world.</exception>
    public void Require(JobRecord job)
    {
        var name = NameIn(job.Key);

        // An emulator with a state folder may come back at another port.
        var fits = name == Name || (name is not ("live" or "own" or "elsewhere") && EmulatorAt is not null);
        if (!fits)
        {
            throw new UsageException(name switch
            {
                "live" => $"Job {job.Id} was started with --live, and its tasks are at the real service. Add --live.",
                "own" => $"Job {job.Id} was started with QuickStart's own emulator, and its tasks are there. Leave {Words.Trim().Split(' ')[0]} out.",
                "elsewhere" => $"Job {job.Id} was not started by QuickStart; go on with it where it was.",
                _ => $"Job {job.Id} was started with the emulator at {name}, and its tasks are there. Add --emulator http://{name}.",
            });
        }
    }
}
