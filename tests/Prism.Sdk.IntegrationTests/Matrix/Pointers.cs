using Prism.Sdk.IntegrationTests.Crash;
using Prism.Sdk.IntegrationTests.Journal.Sqlite;

namespace Prism.Sdk.IntegrationTests.Matrix;

/// <summary>The rows that another test of this suite plays already, and for whose second run there is no time.</summary>
internal static class Pointers
{
    public static IReadOnlyDictionary<string, (Type Tests, string Method)> All { get; } = new Dictionary<string, (Type, string)>
    {
        ["Q11"] = (typeof(PowerCutTests), nameof(PowerCutTests.PowerCut_AtAnyPoint_NoAcknowledgedTaskIsLostAndNoShotIsBoughtTwice)),
        ["Q12"] = (typeof(SqlitePlanTests), nameof(SqlitePlanTests.Store_HundredThousandFinishedJobs_NothingIsScanned)),
    };
}
