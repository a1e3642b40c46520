namespace Prism.Sdk.Planning.Drafting;

/// <summary>Derives seeds: one for each shot from the seed of the film, and the next take from the last.</summary>
internal static class ShotSeed
{
    public static int For(int filmSeed, int shotIndex) => Mix((uint)filmSeed + (0x9E3779B9u * (uint)(shotIndex + 1)));

    public static int Next(int seed) => Mix((uint)seed + 0x9E3779B9u);

    // murmur3's finalizer: near seeds give far ones. The sign bit goes, because the service takes 0 … 2147483647.
    private static int Mix(uint value)
    {
        value ^= value >> 16;
        value *= 0x85EBCA6Bu;
        value ^= value >> 13;
        value *= 0xC2B2AE35u;
        value ^= value >> 16;
        return (int)(value & int.MaxValue);
    }
}
