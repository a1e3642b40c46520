using Prism.Sdk.Input;
using Prism.Sdk.Input.Scanning;
using Prism.Sdk.Planning;
using Prism.Sdk.Planning.Drafting;

namespace Prism.Sdk.Tests.Planning;

public sealed class ShotPlanTests
{
    private static readonly ShotPlan Plan = new()
    {
        Title = "雨夜",
        Language = "zh",
        Model = "m1",
        Size = VideoSize.Landscape720,
        Shots =
        [
            new Shot { Id = "s1", Seconds = 5, Prompt = "橘猫<走>", Seed = 1, Caption = "打13812345678", Events = ["e1"], Characters = ["橘猫"] },
            new Shot { Id = "s2", Seconds = 6, Prompt = "灯，别打13812345678", NegativePrompt = "a@b.cn", Seed = 2, Transition = new ShotTransition("wipe") },
        ],
    };

    [Fact]
    public void FromJson_WhatToJsonWrote_IsTheSamePlan()
    {
        var json = Plan.ToJson();

        Assert.Equal(json, ShotPlan.FromJson(json).ToJson());
        Assert.Contains("雨夜", json, StringComparison.Ordinal);
        Assert.Contains("\"1280*720\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_ShortestPlanByHand_HasTheDefaults()
    {
        var plan = ShotPlan.FromJson("""
            { // my film
              "title":"t","language":"en","model":"m1","size":"1280x720",
              "shots":[{"id":"s1","seconds":5,"prompt":"A fox."},],
            }
            """);

        Assert.Equal(1, plan.Version);
        Assert.Empty(plan.Shots[0].Events);
        Assert.Empty(plan.Shots[0].Characters);
        Assert.Equal(ShotTransition.Cut, plan.Shots[0].Transition);
    }

    [Theory]
    [InlineData("{}", "line 1")]
    [InlineData("null", "null")]
    [InlineData("not json", "line 1")]
    [InlineData("{\n\"title\":\"t\",\"language\":\"en\",\"model\":\"m1\",\n\"size\":\"big\",\"shots\":[]}", "line 3")]
    public void FromJson_NoPlan_NamesThePlace(string json, string place)
    {
        var exception = Assert.Throws<PlanInvalidException>(() => ShotPlan.FromJson(json));

        Assert.Contains(place, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reroll_OneShot_ChangesOnlyItsSeed()
    {
        var plan = Plan.Reroll("s2");

        Assert.Equal(Plan.Shots[0], plan.Shots[0]);
        Assert.NotEqual(Plan.Shots[1].Seed, plan.Shots[1].Seed);
        Assert.True(plan.Shots[1].Seed >= 0);
        Assert.Throws<ArgumentException>(() => Plan.Reroll("s9"));
    }

    [Fact]
    public void WithMaskedCaptions_ThenClear_ShowsTheViewerTheValuesAndNobodyElse()
    {
        var masked = Plan.WithMaskedCaptions(new PersonalDataMasker(PersonalDataDetector.Instance), out var map);

        Assert.DoesNotContain("13812345678", masked.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("a@b.cn", masked.ToJson(), StringComparison.Ordinal);
        Assert.Equal("打[PHONE_1]", masked.Shots[0].Caption);
        Assert.Null(masked.Shots[0].NegativePrompt);
        Assert.Null(masked.Shots[1].Caption);

        var clear = masked.WithClearCaptions(map);

        Assert.Equal("打13812345678", clear.Shots[0].Caption);
        Assert.Equal("灯，别打[PHONE_1]", clear.Shots[1].Prompt);
    }

    [Fact]
    public void WithoutHidden_PlanWithHiddenCharacters_LosesAndCountsThem()
    {
        var hostile = Plan with { Title = "雨‮夜", Shots = [Plan.Shots[0] with { Caption = "[31m红​", Prompt = "橘猫󠁁走" }, Plan.Shots[1]] };

        var clean = hostile.WithoutHidden(out var removed);

        Assert.Equal(("雨夜", "红", "橘猫走"), (clean.Title, clean.Shots[0].Caption, clean.Shots[0].Prompt));
        Assert.Equal(4, removed.Values.Sum());
        Assert.Equal(Plan.ToJson(), Plan.WithoutHidden(out var none).ToJson());
        Assert.Empty(none);
    }

    [Fact]
    public void ShotSeeds_OfOneFilm_AreDifferentAndNeverNegative()
    {
        int[] films = [0, 1, -1, int.MaxValue, int.MinValue, 20240506];
        foreach (var film in films)
        {
            var seeds = Enumerable.Range(0, 100).Select(i => ShotSeed.For(film, i)).ToList();

            Assert.Equal(100, seeds.Distinct().Count());
            Assert.All(seeds, seed => Assert.True(seed >= 0));
        }
    }
}
