namespace Prism.Sdk.Composition.Rendering;

/// <summary>Puts a file under a name of ours into the private folder.</summary>
internal static class PlacedFile
{
    // Links where the system has them, so that a film does not need its clips twice on disk.
    public static void Place(string path, string name)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Copy(path, name);
        }
        else
        {
            File.CreateSymbolicLink(name, Path.GetFullPath(path));
        }
    }
}
