using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Tool;

internal static class Program
{
    public static Task<int> Main(string[] args) => EmulatorCommand.RunAsync(args);
}
