using Prism.Sdk.Input;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Jobs.Running;

/// <summary>What could be had of a job's clear values.</summary>
/// <param name="Map">The values; empty when there are none, or when they are lost.</param>
/// <param name="Lost">The placeholders whose values are lost.</param>
internal sealed record RecalledValues(PersonalDataMap Map, IReadOnlyList<string> Lost)
{
    public static RecalledValues None { get; } = new(PersonalDataMap.Empty, []);

    /// <summary>Gets whether there was a key, and it did not open what was sealed.</summary>
    public bool IsKeyWrong { get; init; }

    /// <summary>Makes the warning that viewers will read placeholders.</summary>
    /// <returns>Null when they will not.</returns>
    public PipelineWarning? WarningFor(ShotPlan plan)
    {
        var shown = Lost.Count(placeholder => plan.Shots.Any(shot => shot.Caption?.Contains(placeholder, StringComparison.Ordinal) == true));
        return shown == 0 ? null : new PipelineWarning
        {
            Code = IsKeyWrong ? "personal-data-key" : "personal-data-lost",
            Message = IsKeyWrong
                ? $"Captions show {shown} placeholders: the key of Prism:Input does not open the personal data that this job was started with. Give the key of that time (InputOptions.ReadMapKeyFrom)."
                : $"Captions show {shown} placeholders: the process that masked the personal data is gone, and only it knew them. Give a key (InputOptions.ReadMapKeyFrom) to have them kept, encrypted, for films that are resumed.",
        };
    }
}
