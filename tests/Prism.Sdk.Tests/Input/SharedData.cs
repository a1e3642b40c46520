namespace Prism.Sdk.Tests.Input;

/// <summary>Finds evaluation sets that are not part of the repository; tests that want them skip without them.</summary>
internal static class SharedData
{
    public static string Find(string name)
    {
        var root = Environment.GetEnvironmentVariable("PRISM_SHARED_DATA");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); root is null && folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            root = Directory.Exists(candidate) ? candidate : null;
        }

        var path = root is null ? null : Path.Combine(root, name);
        Assert.SkipUnless(path is not null && Path.Exists(path), $"shared/data/{name} is not here. Set PRISM_SHARED_DATA to the folder that holds it.");
        return path!;
    }
}
