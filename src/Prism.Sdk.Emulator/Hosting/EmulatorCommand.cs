using System.Globalization;

namespace Prism.Sdk.Emulator.Hosting;

/// <summary>The emulator as a program: <c>dotnet run --project src/Prism.Sdk.Emulator</c>, or the tool <c>prism-emulator</c>.</summary>
internal static class EmulatorCommand
{
    private const string Help = """
        A local stand-in for DashScope (Wan video) and ModelScope (Qwen): no key, no bill, real MP4 clips.

        Usage: prism-emulator [--port 5099] [--speed 60] [--state FOLDER] [--share-clips]

          --port N                TCP port on 127.0.0.1; 0 for any free one. Default 5099.
          --speed X               Divides all simulated waiting. Default 1.
          --state FOLDER          Keeps tasks, bill, clips and clock there; the next emulator goes on with them.
          --share-clips           One clip for all tasks of one size and length: for load runs.
          --shared-clips FOLDER   The same, and keeps the clips there for later emulators.
          --no-limits             Answers any number of calls a second, where the service says 429: for load runs.
          --forget-requests       Keeps no received requests: for load runs.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new PrismEmulatorOptions { Port = 5099 };
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--help" or "-h":
                    Console.WriteLine(Help);
                    return 0;
                case "--port" when int.TryParse(value, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= 65535:
                    options = options with { Port = port };
                    i++;
                    break;
                case "--speed" when double.TryParse(value, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= 100_000:
                    options = options with { Speed = speed };
                    i++;
                    break;
                case "--state" when value is { Length: > 0 }:
                    options = options with { StateFolder = value };
                    i++;
                    break;
                case "--shared-clips" when value is { Length: > 0 }:
                    options = options with { ShareClips = true, SharedClipFolder = value };
                    i++;
                    break;
                case "--forget-requests":
                    options = options with { KeepRequests = false };
                    break;
                case "--no-limits":
                    options = options with { Limits = EmulatorLimits.None };
                    break;
                case "--share-clips":
                    options = options with { ShareClips = true };
                    break;
                default:
                    Console.Error.WriteLine($"'{args[i]}{(value is null ? "" : " " + value)}' is not understood. Try --help.");
                    return 2;
            }
        }

        try
        {
            var emulator = await PrismEmulator.StartAsync(options).ConfigureAwait(false);
            await using var closing = emulator.ConfigureAwait(false);
            var root = emulator.BaseAddress.AbsoluteUri;
            Console.WriteLine($"""
                The emulator listens at {root} ({options.Speed.ToString(CultureInfo.InvariantCulture)} times faster than life). Ctrl+C stops it.
                  export DASHSCOPE_HTTP_BASE_URL={root}api/v1   DASHSCOPE_API_KEY=sk-emulator
                  export MODELSCOPE_BASE_URL={root}v1   MODELSCOPE_API_KEY=ms-emulator
                Bill: {root}_emulator/bill
                """);
            await emulator.WaitForShutdownAsync().ConfigureAwait(false);
            return 0;
        }
        catch (PrismConfigurationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
    }
}
