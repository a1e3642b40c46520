using System.Collections.Concurrent;

namespace Prism.Sdk.Generation.Purchase.Pacing;

/// <summary>The pace of each account and model, for all jobs of this process.</summary>
internal sealed class SubmitPace(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Account, string Model), AccountPace> paces = new();

    public AccountPace Of(string account, string model) => paces.GetOrAdd((account, model), static (_, time) => new AccountPace(time), time);

    /// <summary>Lets every account be asked again: a person resumes a job, and means that it can go on.</summary>
    public void Reopen()
    {
        foreach (var pace in paces.Values)
        {
            pace.Reopen();
        }
    }
}
