namespace Prism.Sdk.Pricing.Times;

/// <summary>Says how long a task will take. The one place that a quote's time comes from.</summary>
internal interface ITaskTimes
{
    /// <summary>Gets the time from a submit to its clip when nothing queues before it.</summary>
    TimeSpan Expected(string model, VideoSize size, int seconds);
}
