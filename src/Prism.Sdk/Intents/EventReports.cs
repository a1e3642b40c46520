namespace Prism.Sdk.Intents;

/// <summary>Reports each event once: as it is heard, and again only if the finished intent has it in other words.</summary>
internal sealed class EventReports(StageContext context, int most)
{
    private readonly Dictionary<string, string> reported = [];

    /// <summary>Listens to one answer, from its first event on.</summary>
    public Action<string> Listen()
    {
        var number = 0;
        return new EventListener(most, description => Report($"e{++number}", description)).Hear;
    }

    public void Settle(VideoIntent intent)
    {
        foreach (var happening in intent.Events)
        {
            Report(happening.Id, happening.Description);
        }
    }

    private void Report(string id, string description)
    {
        if (reported.GetValueOrDefault(id) != description)
        {
            reported[id] = description;
            context.Report(new EventFound { EventId = id, Description = description });
        }
    }
}
