using Microsoft.Extensions.Configuration;
using Prism.Sdk.Configuration;

namespace Prism.Sdk.Tests.Configuration;

public sealed class PrismEnvironmentTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Get_SetEverywhere_ConfigurationThenProcessThenFile()
    {
        File.WriteAllText(file, "A=file\nB=file\nC=file # note\nD=\"quoted value\"\n");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["A"] = "configuration" }).Build();
        var environment = new PrismEnvironment(configuration, name => name is "A" or "B" ? "process" : null, file);

        Assert.Equal("configuration", environment.Get("A"));
        Assert.Equal("process", environment.Get("B"));
        Assert.Equal("file", environment.Get("C")?.Split(' ')[0]);
        Assert.Equal("quoted value", environment.Get("D"));
        Assert.Null(environment.Get("E"));
    }

    [Fact]
    public void Get_EmptyVariable_CountsAsNotSet()
    {
        File.WriteAllText(file, "A=file\n");
        var environment = new PrismEnvironment(configuration: null, static _ => "  ", file);

        Assert.Equal("file", environment.Get("A"));
    }

    [Fact]
    public void Get_NoFile_IsNull()
    {
        Assert.Null(new PrismEnvironment(configuration: null, static _ => null, file + ".none").Get("A"));
    }
}
