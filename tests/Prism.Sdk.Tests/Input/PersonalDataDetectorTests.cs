using System.Diagnostics;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Scanning;

namespace Prism.Sdk.Tests.Input;

public sealed class PersonalDataDetectorTests
{
    [Theory]
    [InlineData("联系邮箱tom@example.com谢谢", PersonalDataKind.Email, "tom@example.com")]
    [InlineData("Mail first.last+tag@mail.example.co.uk.", PersonalDataKind.Email, "first.last+tag@mail.example.co.uk")]
    [InlineData("\"o'neil_9@a-b.io\"", PersonalDataKind.Email, "o'neil_9@a-b.io")]
    [InlineData("全角ｔｏｍ＠ｅｘａｍｐｌｅ．ｃｏｍ。", PersonalDataKind.Email, "ｔｏｍ＠ｅｘａｍｐｌｅ．ｃｏｍ")]
    [InlineData("QQ邮箱13812345678@qq.com", PersonalDataKind.Email, "13812345678@qq.com")]
    [InlineData("jörg.müller@firma.de", PersonalDataKind.Email, "jörg.müller@firma.de")]
    [InlineData("我的手机13812345678。", PersonalDataKind.Phone, "13812345678")]
    [InlineData("电话：138 1234 5678", PersonalDataKind.Phone, "138 1234 5678")]
    [InlineData("电话138-1234-5678转1", PersonalDataKind.Phone, "138-1234-5678")]
    [InlineData("+8613812345678", PersonalDataKind.Phone, "+8613812345678")]
    [InlineData("call +86 138 1234 5678 now", PersonalDataKind.Phone, "+86 138 1234 5678")]
    [InlineData("(+86)13812345678", PersonalDataKind.Phone, "(+86)13812345678")]
    [InlineData("0086-13812345678", PersonalDataKind.Phone, "0086-13812345678")]
    [InlineData("86 13812345678", PersonalDataKind.Phone, "86 13812345678")]
    [InlineData("拨打１３８１２３４５６７８吧", PersonalDataKind.Phone, "１３８１２３４５６７８")]
    [InlineData("拨打１３８－１２３４－５６７８吧", PersonalDataKind.Phone, "１３８－１２３４－５６７８")]
    [InlineData("138–1234–5678", PersonalDataKind.Phone, "138–1234–5678")]
    [InlineData("+1 (415) 555-2671", PersonalDataKind.Phone, "+1 (415) 555-2671")]
    [InlineData("Ring +44 20 7946 0958, please", PersonalDataKind.Phone, "+44 20 7946 0958")]
    [InlineData("+46 (0)157 548 89", PersonalDataKind.Phone, "+46 (0)157 548 89")]
    [InlineData("香港 +852 5123 4567", PersonalDataKind.Phone, "+852 5123 4567")]
    [InlineData("卡号4111111111111111", PersonalDataKind.BankCard, "4111111111111111")]
    [InlineData("4111 1111 1111 1111", PersonalDataKind.BankCard, "4111 1111 1111 1111")]
    [InlineData("5500-0000-0000-0004", PersonalDataKind.BankCard, "5500-0000-0000-0004")]
    [InlineData("Amex 3782 822463 10005.", PersonalDataKind.BankCard, "3782 822463 10005")]
    [InlineData("6212261234567890128", PersonalDataKind.BankCard, "6212261234567890128")]
    [InlineData("４１１１ １１１１ １１１１ １１１１", PersonalDataKind.BankCard, "４１１１ １１１１ １１１１ １１１１")]
    [InlineData("服务器192.168.10.254出错", PersonalDataKind.IpAddress, "192.168.10.254")]
    [InlineData("http://10.0.0.1:8080/x", PersonalDataKind.IpAddress, "10.0.0.1")]
    [InlineData("Adresse:8.8.8.8.", PersonalDataKind.IpAddress, "8.8.8.8")]
    [InlineData("see 2001:db8:85a3::8a2e:370:7334.", PersonalDataKind.IpAddress, "2001:db8:85a3::8a2e:370:7334")]
    [InlineData("fe80::1 is local", PersonalDataKind.IpAddress, "fe80::1")]
    [InlineData("::ffff:192.168.1.1", PersonalDataKind.IpAddress, "::ffff:192.168.1.1")]
    [InlineData("港人身份证A123456(3)，请核对", PersonalDataKind.ResidentId, "A123456(3)")]
    [InlineData("HKID AB987654(3).", PersonalDataKind.ResidentId, "AB987654(3)")]
    [InlineData("身分證字號：A123456789", PersonalDataKind.ResidentId, "A123456789")]
    [InlineData("居住证 810000199408230021", PersonalDataKind.ResidentId, "810000199408230021")]
    [InlineData("密码：Abc12345，别告诉别人", PersonalDataKind.Secret, "Abc12345")]
    [InlineData("密码是123456。", PersonalDataKind.Secret, "123456")]
    [InlineData("api_key=\"9f8e7d6c5b4a3210\"", PersonalDataKind.Secret, "9f8e7d6c5b4a3210")]
    [InlineData("Password: hunter2!", PersonalDataKind.Secret, "hunter2")]
    [InlineData("Authorization: Bearer abcdefghijklmnop1234567890", PersonalDataKind.Secret, "abcdefghijklmnop1234567890")]
    [InlineData("密钥 AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE1", PersonalDataKind.Secret, "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE1")]
    public void Find_PersonalData_GivesItsPlaceAndKind(string text, PersonalDataKind kind, string value)
    {
        var span = Assert.Single(PersonalDataDetector.Instance.Find(text));

        Assert.Equal((kind, value), (span.Kind, text.Substring(span.Start, span.Length)));
    }

    [Theory]
    [InlineData("订单号202405061234567")]
    [InlineData("订单 2024-13812345678")]
    [InlineData("单号SF13812345678")]
    [InlineData("流水号138123456789")]
    [InlineData("时间戳1716963425，毫秒1716963425123")]
    [InlineData("2024-05-06 13:30:00")]
    [InlineData("2024年5月6日13时30分")]
    [InlineData("2024/05/06 - 2025/06/07")]
    [InlineData("售价13812345678元")]
    [InlineData("¥13,812,345,678.00")]
    [InlineData("$4111111111111111")]
    [InlineData("尺寸1280*720或1280x720")]
    [InlineData("圆周率3.14159265358979323846")]
    [InlineData("ISBN 978-7-111-12345-6 和 9787111123453")]
    [InlineData("4111111111111112")]
    [InlineData("1234567890123452")]
    [InlineData("版本v1.2.3.4和1.2.3和256.1.1.1、1.2.3.4.5、01.2.3.4")]
    [InlineData("12:30:45 01:02:03")]
    [InlineData("MAC 00:1a:2b:3c:4d:5e")]
    [InlineData("std::vector dead::beef ::")]
    [InlineData("a@b, @tom, user@localhost, x@y.1, me@.com, .@a.com")]
    [InlineData("3+12345678901=12345678904")]
    [InlineData("+12345678")]
    [InlineData("+1234567890123456789")]
    [InlineData("12812345678 10812345678 23812345678")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e13812345678")]
    [InlineData("零一二三四五六七八九")]
    [InlineData("香港身份证A123456(4)")]
    [InlineData("身分證字號：A123456788")]
    [InlineData("型号A123456789，货号B223456789")]
    [InlineData("the secret agent007 has a token of love")]
    [InlineData("password: required, token ring, secret: she knows")]
    [InlineData("密码锁在门上，口令是芝麻开门")]
    public void Find_LookAlike_GivesNothing(string text) => Assert.Empty(PersonalDataDetector.Instance.Find(text));

    [Fact]
    public void Find_ResidentIds_TakesThoseWithTheRightCheckCharacter()
    {
        var random = new Random(20240506);
        for (var i = 0; i < 500; i++)
        {
            var day = new DateOnly(1950, 1, 1).AddDays(random.Next(25_000));
            var first = $"110{random.Next(101, 120)}{day:yyyyMMdd}{random.Next(1000):000}";
            var right = ResidentIdNumber.CheckCharacter(first);
            foreach (var check in "0123456789Xx")
            {
                var text = $"身份证{first}{check}，请核对";
                var spans = PersonalDataDetector.Instance.Find(text);
                if (char.ToUpperInvariant(check) == right)
                {
                    Assert.Equal(new PersonalDataSpan(3, 18, PersonalDataKind.ResidentId), Assert.Single(spans));
                }
                else
                {
                    Assert.Empty(spans);
                }
            }
        }
    }

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("110105 19491231 002x", true)]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", true)]
    [InlineData("11010519491331002X", false)]
    [InlineData("11010519491231002X9", false)]
    public void Find_KnownResidentId_NeedsDateAndBorder(string text, bool isFound) =>
        Assert.Equal(isFound, PersonalDataDetector.Instance.Find(text) is [{ Kind: PersonalDataKind.ResidentId }]);

    [Fact]
    public void Find_SeveralKinds_KeepsTheOrderOfTheText()
    {
        var spans = PersonalDataDetector.Instance.Find("张三 13812345678/13912345679, a@b.cn, 4111 1111 1111 1111, 10.1.2.3");

        Assert.Equal(
            [PersonalDataKind.Phone, PersonalDataKind.Phone, PersonalDataKind.Email, PersonalDataKind.BankCard, PersonalDataKind.IpAddress],
            spans.Select(span => span.Kind));
    }

    // Each of these would take hours with a pattern that tries all ways to split it.
    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("1-")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("@a.")]
    [InlineData("1.")]
    [InlineData("a:")]
    [InlineData("+1 (")]
    [InlineData("4111 ")]
    [InlineData("138 1234 ")]
    [InlineData("(")]
    [InlineData("((1")]
    [InlineData("密码")]
    [InlineData("token=")]
    [InlineData("身份证A")]
    [InlineData("（")]
    public void Find_RepeatedHalves_EndsInLinearTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        var clock = Stopwatch.StartNew();
        PersonalDataDetector.Instance.Find(text);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
