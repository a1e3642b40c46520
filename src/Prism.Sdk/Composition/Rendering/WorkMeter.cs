namespace Prism.Sdk.Composition.Rendering;

/// <summary>Adds up how far several runs of ffmpeg are, each weighed by the seconds of film it encodes.</summary>
internal sealed class WorkMeter(double total, Action<double> percent)
{
    /// <summary>Sound is encoded some thirty times faster than pictures.</summary>
    public const double SoundWeight = 0.05;

    private readonly Lock gate = new();
    private double done;

    /// <summary>Gets what one run reports its percent to.</summary>
    public Action<double> Share(double weight)
    {
        var last = 0.0;
        return now =>
        {
            lock (gate)
            {
                done += Math.Max(0, now - last) / 100 * weight;
                last = Math.Max(last, now);
                if (total > 0)
                {
                    percent(Math.Min(100, done / total * 100));
                }
            }
        };
    }
}
