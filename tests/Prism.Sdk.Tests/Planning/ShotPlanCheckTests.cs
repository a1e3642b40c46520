using Prism.Sdk.Planning;

namespace Prism.Sdk.Tests.Planning;

public sealed class ShotPlanCheckTests
{
    private static readonly Shot Good = new() { Id = "s1", Seconds = 5, Prompt = "A fox." };

    private readonly FakeClipProvider provider = new();

    public static TheoryData<string, string> BrokenPlans => new()
    {
        { "version", "plan.version" },
        { "model", "model.unknown" },
        { "size", "size" },
        { "empty", "shots.empty" },
        { "null", "shot.null:1" },
        { "duplicate", "shot.id.duplicate:s1" },
        { "id", "shot.id:1" },
        { "long-id", "shot.id:1" },
        { "no-id", "shot.id:1" },
        { "short", "shot.seconds:s1" },
        { "long", "shot.seconds:s1" },
        { "prompt", "shot.prompt.empty:s1" },
        { "long-prompt", "shot.prompt.long:s1" },
        { "seed", "shot.seed:s1" },
    };

    [Fact]
    public void Require_GoodPlan_Passes() => ShotPlanCheck.Require(Plan(Good, Good with { Id = "Another-1" }), provider.Capabilities);

    [Theory]
    [MemberData(nameof(BrokenPlans))]
    public void Require_BrokenPlan_ThrowsCodeAndSentence(string fault, string code)
    {
        var exception = Assert.Throws<PlanInvalidException>(() => ShotPlanCheck.Require(Broken(fault), provider.Capabilities));

        Assert.Equal([code], exception.Problems);
        Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("A fox", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_SeveralFaults_SaysThemAll()
    {
        var exception = Assert.Throws<PlanInvalidException>(() => ShotPlanCheck.Require(Plan(Good with { Seconds = 99, Seed = -1 }, Good with { Id = "ü" }), provider.Capabilities));

        Assert.Equal(["shot.seed:s1", "shot.seconds:s1", "shot.id:2"], exception.Problems);
    }

    private static ShotPlan Broken(string fault) => fault switch
    {
        "version" => Plan(Good) with { Version = 2 },
        "model" => Plan(Good) with { Model = "m9" },
        "size" => Plan(Good) with { Size = new VideoSize(1, 1) },
        "empty" => Plan(),
        "null" => Plan([null!]),
        "duplicate" => Plan(Good, Good),
        "id" => Plan(Good with { Id = "../s1" }),
        "long-id" => Plan(Good with { Id = new string('s', 65) }),
        "no-id" => Plan(Good with { Id = "" }),
        "short" => Plan(Good with { Seconds = 1 }),
        "long" => Plan(Good with { Seconds = 16 }),
        "prompt" => Plan(Good with { Prompt = " " }),
        "long-prompt" => Plan(Good with { Prompt = new string('x', 301) }),
        _ => Plan(Good with { Seed = -1 }),
    };

    private static ShotPlan Plan(params Shot[] shots) => new() { Title = "t", Language = "en", Model = "m1", Size = VideoSize.Landscape720, Shots = shots };
}
