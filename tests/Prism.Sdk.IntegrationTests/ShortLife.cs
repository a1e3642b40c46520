using System.Diagnostics;

namespace Prism.Sdk.IntegrationTests;

/// <summary>Starts a program of ours that lives for seconds, alone in its settings.</summary>
internal static class ShortLife
{
    // A person's own keys and settings are nothing for a test.
    private static readonly string[] Unset = ["DASHSCOPE_API_KEY", "MODELSCOPE_API_KEY", "LOG_LEVEL", "DATABASE_URL", "STATIC_ROOT"];

    // Code that is compiled a second time, to be faster later, would not live to see it; nor is each page of it to be mapped twice. A third of the processor time of a short process.
    private static readonly (string Name, string Value)[] Set = [("DOTNET_TieredPGO", "0"), ("DOTNET_TC_CallCountThreshold", "7FFF"), ("DOTNET_EnableWriteXorExecute", "0")];

    public static Process Start(ProcessStartInfo start, params IEnumerable<(string Name, string Value)> environment)
    {
        foreach (var name in Unset)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Set.Concat(environment))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
