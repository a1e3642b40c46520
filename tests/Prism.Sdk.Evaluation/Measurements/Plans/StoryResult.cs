using Prism.Sdk.Tests.Planning.Mutations;

namespace Prism.Sdk.Evaluation.Measurements.Plans;

/// <summary>What came of planning a set of stories, and of reviewing the plans good and spoiled.</summary>
internal sealed class StoryResult
{
    public int Stories { get; set; }

    public int Exceptions { get; set; }

    public int Shots { get; set; }

    public int LegalSeconds { get; set; }

    public int LegalLengths { get; set; }

    public int CharacterShots { get; set; }

    public int SameDescriptions { get; set; }

    public int Events { get; set; }

    /// <summary>Events of which the prompts have half of the content words or more.</summary>
    public int Covered { get; set; }

    public int Pairs { get; set; }

    /// <summary>Neighbouring events whose best shots stand in their order.</summary>
    public int OrderedPairs { get; set; }

    public int Untouched { get; set; }

    public int FalseAlarms { get; set; }

    public SortedDictionary<PlanFault, (int Caught, int All)> Spoiled { get; } = [];

    public double Coverage => Events == 0 ? 1 : Covered / (double)Events;

    public double Order => Pairs == 0 ? 1 : OrderedPairs / (double)Pairs;

    public override string ToString() =>
        $"{Stories} stories, {Shots} shots, exceptions {Exceptions}, legal seconds {LegalSeconds}, legal lengths {LegalLengths}, same descriptions {SameDescriptions} of {CharacterShots}, "
        + $"coverage {Coverage:0.000}, order {Order:0.000}, false alarms {FalseAlarms} of {Untouched}\n" + string.Join('\n', Spoiled.Select(static fault => $"{fault.Key}: {fault.Value.Caught} of {fault.Value.All}"));
}
