namespace Prism.Sdk.IntegrationTests.Providers;

/// <summary>Tests that listen at the kill points, of which a process has one set: they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "kill points";
}
