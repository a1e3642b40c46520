using System.Globalization;
using Microsoft.Extensions.Configuration;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Drill;

/// <summary>What the parent asks for.</summary>
internal sealed class Orders(IConfiguration configuration)
{
    public Uri Emulator { get; } = new(configuration["emulator"]!);

    public string Database { get; } = configuration["database"]!;

    public string StaticRoot { get; } = configuration["static"]!;

    public int Jobs { get; } = Number(configuration["jobs"], 1);

    public int Shots { get; } = Number(configuration["shots"], 1);

    public bool IsText { get; } = configuration["from"] == "text";

    /// <summary>Gets the picture that every shot begins with; null for none.</summary>
    public string? FirstFrame { get; } = configuration["first-frame"];

    /// <summary>Gets whether each shot continues the one before.</summary>
    public bool IsChain { get; } = configuration["chain"] == "true";

    public bool Starts { get; } = configuration["starts"] == "true";

    /// <summary>Gets a plan whose shots differ in length, so that the bill alone tells them apart.</summary>
    public ShotPlan Plan(int job, ShotImage? firstFrame) => new()
    {
        Title = "Drill",
        Language = "en",
        Model = "wan2.6-t2v",
        Size = VideoSize.Landscape720,
        Shots = [.. Enumerable.Range(1, Shots).Select(shot => new Shot { Id = Name("s", shot), Seconds = 1 + shot, Prompt = $"{Name("Cat ", job)} walks{Name(" over roof ", shot)}.", Seed = shot, FirstFrame = shot == 1 || !IsChain ? firstFrame : null, Continues = IsChain && shot > 1 })],
    };

    public VideoRequest Request(int job) => new()
    {
        Text = $"{Name("Cat ", job)} walks. A dog runs. A bird sings.",
        Shots = Shots,
        Seconds = 2 * Shots,
        Size = VideoSize.Landscape720,
    };

    private static string Name(string word, int number) => string.Create(CultureInfo.InvariantCulture, $"{word}{number}");

    private static int Number(string? word, int otherwise) => word is null ? otherwise : int.Parse(word, CultureInfo.InvariantCulture);
}
