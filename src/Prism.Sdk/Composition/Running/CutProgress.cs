namespace Prism.Sdk.Composition.Running;

/// <summary>Reports how far FFmpeg is: only ever more, and never all of it before the film is checked and in its place.</summary>
internal sealed class CutProgress(StageContext context)
{
    private const double Most = 99;

    private readonly Lock gate = new();
    private double last = -1;

    public void Report(double percent)
    {
        lock (gate)
        {
            percent = Math.Clamp(percent, 0, Most);
            if (percent > last)
            {
                last = percent;
                context.Report(new Composing { Percent = percent });
            }
        }
    }
}
