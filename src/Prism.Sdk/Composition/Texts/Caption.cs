using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Composition.Texts;

/// <summary>Words for the viewer, and the frames of the film in which they are seen.</summary>
internal sealed record Caption(string Text, int First, int End)
{
    /// <summary>Gets the captions of a film: each from the middle of the joint before its shot to the middle of the one after.</summary>
    public static IReadOnlyList<Caption> Of(FilmPlan plan, IReadOnlyList<Shot?> shots, IReadOnlyDictionary<string, string> clearTexts)
    {
        var captions = new List<Caption>();
        for (var i = 0; i < plan.Clips.Count; i++)
        {
            var text = Clean((shots[i] is { } shot ? clearTexts.GetValueOrDefault(shot.Id) ?? shot.Caption : null) ?? "");
            if (text.Length > 0)
            {
                captions.Add(new Caption(text, i > 0 ? plan.MiddleOf(i - 1) : 0, i < plan.Joints.Count ? plan.MiddleOf(i) : plan.Frames));
            }
        }

        return captions;
    }

    /// <summary>Takes out what a reader of captions could not show.</summary>
    /// <remarks>An empty line would end a caption in the files; controls have no place in a text for people.</remarks>
    public static string Clean(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n')
        .Select(static line => string.Concat(line.Where(static letter => !char.IsControl(letter))).Trim())
        .Where(static line => line.Length > 0));
}
