using Prism.Sdk.Emulator.DashScope.Uploads;

namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>The pictures and clips that an order brings, those on this machine with their files.</summary>
internal sealed record GivenMedia(IReadOnlyList<Asset> Pictures, IReadOnlyList<Asset> Clips)
{
    // The length of a clip that lies elsewhere is not known here; it is taken for a usual one.
    private const double UsualSeconds = 5;

    public static GivenMedia None { get; } = new([], []);

    public Asset? FirstPicture => Pictures is [var first, ..] ? first : null;

    public double ClipSeconds => Clips.Sum(static clip => clip.Seconds ?? UsualSeconds);
}
