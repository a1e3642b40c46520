using Prism.Sdk.Generation;

namespace Prism.Sdk.Tests.Planning;

/// <summary>Sells two models and refuses to be asked for anything: planning never buys.</summary>
internal sealed class FakeClipProvider : IClipProvider
{
    public ClipProviderCapabilities Capabilities { get; } = new()
    {
        Name = "fake",
        Prices = [],
        Models =
        [
            new ClipModel { Name = "m1", Sizes = [VideoSize.Landscape720, VideoSize.Square720], MinSeconds = 2, MaxSeconds = 15, MaxPromptLength = 300 },
            new ClipModel { Name = "m2", Sizes = [VideoSize.Landscape1080], MinSeconds = 5, MaxSeconds = 5, MaxPromptLength = 800 },
        ],
    };

    public Task<SubmitOutcome> SubmitAsync(ClipOrder order, CancellationToken cancellationToken = default) => throw new InvalidOperationException("Planning buys nothing.");

    public Task<ClipTask> GetAsync(string taskId, string account, CancellationToken cancellationToken = default) => throw new InvalidOperationException("Planning asks nothing.");

    public Task<CancelOutcome> CancelAsync(string taskId, string account, CancellationToken cancellationToken = default) => throw new InvalidOperationException("Planning asks nothing.");

    public IAsyncEnumerable<ClipTask> ListAsync(TaskWindow window, CancellationToken cancellationToken = default) => throw new InvalidOperationException("Planning asks nothing.");
}
