using Prism.Sdk.Generation;
using Prism.Sdk.Intents;
using Prism.Sdk.Planning;
using Prism.Sdk.Tests.Planning.Mutations;

namespace Prism.Sdk.Tests.Planning;

public sealed class PlanReviewTests(ITestOutputHelper output)
{
    private const int Rounds = 60;

    private static readonly ClipModel Model = new FakeClipProvider().Capabilities.Models[0] with { MaxPromptLength = 1500 };

    private static (VideoIntent Intent, ShotPlan Plan) Fox => HandWritten.All[3];

    [Fact]
    public void Of_PlansByOtherHands_RaisesNoAlarm()
    {
        Assert.All(HandWritten.All, static pair => Assert.Equal("", Codes(pair.Plan, pair.Intent)));
        Assert.All(HandWritten.All, static pair => Assert.All(PlanReview.Of(pair.Plan, pair.Intent).Coverage, (covered, i) => Assert.Equal([$"s{i + 1}"], covered.Shots)));
    }

    [Fact]
    public void Of_PlansWithoutIds_FindsEventsByTheirWords()
    {
        foreach (var (intent, plan) in HandWritten.All)
        {
            var nameless = plan with { Shots = [.. plan.Shots.Select(static shot => shot with { Events = [] })] };
            Assert.Equal("", Codes(nameless, intent));
            Assert.Contains("event.uncovered:e2", Codes(nameless with { Shots = [.. nameless.Shots.Where(static shot => shot.Id != "s2")] }, intent), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_SpoiledPlans_CatchesThemAndLetsGoodOnesPass()
    {
        var random = new Random(20);
        var mutator = new PlanMutator(random);
        var hand = new FreeHand(random);
        int alarms = 0, untouched = 0;
        Dictionary<PlanFault, (int Caught, int All)> counts = [];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (intent, written) in HandWritten.All)
            {
                var plan = round % 2 == 0 ? written : hand.Write(intent, kept: 0.6);
                var rules = new PlanRules { Model = Model, TotalSeconds = plan.Shots.Sum(static shot => shot.Seconds), MaxShots = 12 };
                untouched++;
                var review = PlanReview.Of(plan, intent, rules);
                if (!review.IsGood)
                {
                    alarms++;
                    output.WriteLine($"false alarm: {string.Join(' ', review.Problems.Select(static problem => problem.Code))}");
                }

                foreach (var fault in Enum.GetValues<PlanFault>())
                {
                    if (mutator.Spoil(plan, intent, fault, Model.MaxSeconds) is { } spoiled)
                    {
                        var isCaught = PlanMutator.IsCaught(fault, PlanReview.Of(spoiled, intent, rules));
                        var (caught, all) = counts.GetValueOrDefault(fault);
                        counts[fault] = (caught + (isCaught ? 1 : 0), all + 1);
                    }
                }
            }
        }

        output.WriteLine(string.Join('\n', counts.Select(static count => $"{count.Key}: {count.Value.Caught} of {count.Value.All}")) + $"\nfalse alarms: {alarms} of {untouched}");
        Assert.InRange(counts.Values.Sum(static count => count.All), 1000, int.MaxValue);
        Assert.All(counts, static count => Assert.InRange(count.Value.Caught / (double)count.Value.All, 0.98, 1));
        Assert.InRange(alarms / (double)untouched, 0, 0.02);
    }

    [Theory]
    [InlineData("slot", "slot.empty:s1:place")]
    [InlineData("camera", "camera.unknown:s1")]
    [InlineData("long", "shot.prompt.long:s1")]
    [InlineData("few", "shots.few:5")]
    [InlineData("many", "shots.many:5")]
    [InlineData("total", "total.off:25")]
    [InlineData("null", "shot.null:1")]
    [InlineData("empty", "shots.empty")]
    public void Of_OtherFaults_HaveTheirCodes(string fault, string code)
    {
        var (intent, plan) = Fox;
        var first = plan.Shots[0];
        var rules = new PlanRules { Model = Model };
        (plan, rules) = fault switch
        {
            "slot" => (With(first with { Prompt = first.Prompt + " {place}" }), rules),
            "camera" => (With(first with { Camera = "wibbly wobble" }), rules),
            "long" => (With(first with { Prompt = first.Prompt + new string('x', 1500) }), rules),
            "few" => (plan, rules with { MinShots = 6 }),
            "many" => (plan, rules with { MaxShots = 4 }),
            "total" => (plan, rules with { TotalSeconds = 26 }),
            "null" => (plan with { Shots = [null!, .. plan.Shots] }, rules),
            _ => (plan with { Shots = [] }, rules),
        };

        Assert.Contains(code, PlanReview.Of(plan, intent, rules).Problems.Select(static problem => problem.Code));

        ShotPlan With(Shot shot) => plan with { Shots = [shot, .. plan.Shots.Skip(1)] };
    }

    [Fact]
    public void Of_CameraInKnownWords_Passes()
    {
        var (intent, plan) = Fox;
        foreach (var camera in new[] { "Slow dolly in", "航拍远景，向前飞行", "the template's own", null })
        {
            Assert.True(PlanReview.Of(plan with { Shots = [plan.Shots[0] with { Camera = camera }, .. plan.Shots.Skip(1)] }, intent, new PlanRules { CameraWords = ["the template's own"] }).IsGood);
        }
    }

    [Fact]
    public void Of_ShotThatLooksBackBesideItsOwnEvent_IsInOrder()
    {
        var (intent, plan) = Fox;

        Assert.Equal("", Codes(plan with { Shots = [.. plan.Shots.Take(4), plan.Shots[4] with { Events = ["e5", "e1"] }] }, intent));
    }

    [Fact]
    public void Of_DescriptionWithOtherMarksAndCase_IsTheSame()
    {
        var (intent, plan) = HandWritten.All[4];

        Assert.Equal("", Codes(plan with { Shots = [.. plan.Shots.Select(static shot => shot with { Prompt = shot.Prompt.Replace("A young knight in dented", "a young  knight, in dented", StringComparison.OrdinalIgnoreCase) })] }, intent));
    }

    [Fact]
    public void ToString_GivesIdsAndCodesAndNoText()
    {
        var (intent, plan) = Fox;

        var text = PlanReview.Of(plan with { Shots = [.. plan.Shots.Skip(1)] }, intent).ToString();

        Assert.StartsWith("e1: in no shot (0.00)\ne2: s2 (", text, StringComparison.Ordinal);
        Assert.EndsWith("event.uncovered:e1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("letter", text, StringComparison.Ordinal);
    }

    private static string Codes(ShotPlan plan, VideoIntent intent) => string.Join(' ', PlanReview.Of(plan, intent, new PlanRules { Model = Model }).Problems.Select(static problem => problem.Code));
}
