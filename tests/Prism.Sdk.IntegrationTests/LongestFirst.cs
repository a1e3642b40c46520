using Prism.Sdk.IntegrationTests;
using Prism.Sdk.IntegrationTests.Composition;
using Prism.Sdk.IntegrationTests.Crash;
using Prism.Sdk.IntegrationTests.QuickStart;
using Prism.Sdk.IntegrationTests.Samples;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Prism.Sdk.IntegrationTests;

/// <summary>Classes that take minutes start first: one that starts last runs alone while a processor idles.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly HashSet<string> Long =
    [
        .. new[]
        {
            typeof(ShotKillTests), typeof(MishapKillTests), typeof(PlanKillTests), typeof(CutKillTests), typeof(AccountKillTests), typeof(ImageKillTests),
            typeof(MixedClipsTests), typeof(JobCommandTests), typeof(GoOnTests), typeof(SampleTests),
        }.Select(static type => type.FullName!),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(static collection => Long.Any(name => collection.TestCollectionDisplayName.Contains(name + " ", StringComparison.Ordinal)))];
}
