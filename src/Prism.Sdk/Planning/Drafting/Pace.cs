using Prism.Sdk.Intents;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Planning.Drafting;

/// <summary>How long a shot stays when nothing else says: what the template has, longer or shorter as the text asks.</summary>
internal static class Pace
{
    private const int Step = 2;

    public static int SecondsPerShot(VideoTemplate template, VideoIntent intent) => Math.Max(1, template.SecondsPerShot + intent.Pacing switch
    {
        IntentPacing.Slow => Step,
        IntentPacing.Fast => -Step,
        _ => 0,
    });
}
