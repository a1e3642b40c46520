using Prism.Sdk.Generation;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Pricing.Times;

/// <summary>The middle of what this process saw such tasks take; before the first, the model's typical time, as the provider tells it.</summary>
internal sealed class LearnedTaskTimes(IClipProvider provider, LearnedTimes learned) : ITaskTimes
{
    public TimeSpan Expected(string model, VideoSize size, int seconds) =>
        learned.Expected(new TaskKind(model, size.ToString(), seconds)) ?? provider.Capabilities.FindModel(model)?.TypicalTime ?? TimeSpan.Zero;
}
