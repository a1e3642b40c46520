using Prism.Sdk.Input;
using Prism.Sdk.Input.Scanning;

namespace Prism.Sdk.Tests.Input;

public sealed class PersonalDataMaskerTests
{
    private static readonly string[] Pieces =
    [
        "13812345678", "138 1234 5678", "+86 13912345678", "１３８１２３４５６７８", "tom@example.com", "4111111111111111", "11010519491231002X",
        "192.168.1.1", "fe80::1", "[PHONE_1]", "[EMAIL_1]", "[PHONE_10]", "PHONE_1", "【PHONE_1】", "[phone 2]", "［ＰＨＯＮＥ＿３］", "[PHONE\\_2]", "[PHONE_", "密码：Abc12345", "A123456(3)", "[", "]", "订单号202405061234567", "1280*720", "😀", "中文", " ", "，", "\n", "a", "7", "\uD83D",
    ];

    [Fact]
    public void Mask_SameValueTwice_GivesTheSamePlaceholder()
    {
        var (masked, map) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask("打13812345678，或13912345678，或13812345678");

        Assert.Equal("打[PHONE_1]，或[PHONE_2]，或[PHONE_1]", masked);
        Assert.Equal(["[PHONE_1]", "[PHONE_2]"], map.Entities.Select(entity => entity.Placeholder));
    }

    [Fact]
    public void Mask_EachKind_CountsForItself()
    {
        var (masked, _) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask("a@b.cn 13812345678 11010519491231002X 4111111111111111 10.1.2.3 c@d.cn");

        Assert.Equal("[EMAIL_1] [PHONE_1] [ID_1] [CARD_1] [IP_1] [EMAIL_2]", masked);
    }

    [Fact]
    public void Mask_PlaceholderStandsInTheText_SkipsItsNumber()
    {
        var (masked, map) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask("[PHONE_1]不是号码，13812345678是");

        Assert.Equal("[PHONE_1]不是号码，[PHONE_2]是", masked);
        Assert.Equal("[PHONE_1]不是号码，13812345678是", map.Restore(masked));
    }

    [Fact]
    public void Mask_TenthAndFirst_DoNotCollide()
    {
        var text = string.Join('、', Enumerable.Range(0, 25).Select(i => $"138000000{i:00}"));

        var (masked, map) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask(text);

        Assert.Contains("[PHONE_25]", masked, StringComparison.Ordinal);
        Assert.Equal(text, map.Restore(masked));
    }

    [Fact]
    public void Mask_AnyMixture_IsRestoredToTheLetter()
    {
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            var (masked, map) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask(text);

            Assert.Equal(text, map.Restore(masked));
            Assert.All(map.Entities, entity => Assert.Contains(entity.Placeholder, masked, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Mask_SeveralTexts_ShareOneMap()
    {
        var (masked, map) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask(["call 13812345678", "[PHONE_1]", "13812345678 a@b.cn"]);

        Assert.Equal(["call [PHONE_2]", "[PHONE_1]", "[PHONE_2] [EMAIL_1]"], masked);
        Assert.Equal(2, map.Entities.Count);
    }

    [Fact]
    public void Mask_KnownMap_GoesOn()
    {
        var (_, known) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask("13812345678");

        var (masked, map) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask("13912345678, 13812345678, [PHONE_1]", known);

        Assert.Equal("[PHONE_2], [PHONE_1], [PHONE_1]", masked);
        Assert.Equal(2, map.Entities.Count);
    }

    [Theory]
    [InlineData("call 【PHONE_1】")]
    [InlineData("call [phone_1]")]
    [InlineData("call [PHONE\\_1]")]
    [InlineData("call ［ＰＨＯＮＥ＿１］")]
    [InlineData("call [ PHONE 1 ]")]
    public void Restore_PlaceholderAsModelsWriteIt_IsKnownAgain(string answer)
    {
        var (_, map) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask("打13812345678");

        Assert.Equal("call 13812345678", map.Restore(answer));
    }

    [Fact]
    public void Restore_PlaceholdersOfAnotherShape_AreRestoredToo() =>
        Assert.Equal("a@b.cn", new PersonalDataMap([new PersonalData { Placeholder = "<<X>>", Kind = PersonalDataKind.Email, Value = "a@b.cn" }]).Restore("<<X>>"));

    [Fact]
    public void Mask_NothingToMask_GivesTextAndEmptyMap()
    {
        var (masked, map) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask("一只橘猫");

        Assert.Equal("一只橘猫", masked);
        Assert.Same(PersonalDataMap.Empty, map);
    }

    [Fact]
    public void ToString_OfMapAndEntity_NeverHasTheValue()
    {
        var (_, map) = new PersonalDataMasker(PersonalDataDetector.Instance).Mask("13812345678");

        Assert.DoesNotContain("138", map.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("138", map.Entities[0].ToString(), StringComparison.Ordinal);
    }
}
