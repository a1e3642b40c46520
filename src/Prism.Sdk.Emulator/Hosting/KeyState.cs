namespace Prism.Sdk.Emulator.Hosting;

internal enum KeyState
{
    Missing,
    Bad,
    Good,
}
