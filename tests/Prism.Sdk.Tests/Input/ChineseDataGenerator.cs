using System.Globalization;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Scanning;

namespace Prism.Sdk.Tests.Input;

/// <summary>Chinese sentences with personal data in them, and with what looks like it. The same seed gives the same sentences.</summary>
internal sealed class ChineseDataGenerator(int seed)
{
    private static readonly string[] Openings = ["", "你好，", "麻烦记一下：", "客户资料 ", "帮我做一个短片，", "（备注）", "今天收到消息，", "PS: "];
    private static readonly string[] Endings = ["", "。", "，谢谢！", "，尽快回复", " ok?", "\n下一行", "；其他不变", "）"];
    private static readonly string[] Provinces = ["京", "沪", "粤", "苏", "浙", "川", "鲁", "渝"];
    private static readonly string[] Roads = ["建国路", "人民路", "中山北路", "长安街", "解放大道", "文三路", "五一大道"];
    private static readonly string[] Places = ["北京市朝阳区", "上海市浦东新区", "广东省深圳市南山区", "杭州市西湖区", ""];
    private static readonly string[] Families = ["王", "李", "张", "刘", "陈", "欧阳"];
    private static readonly string[] Given = ["伟", "芳芳", "建国", "小明", "静"];

    private readonly Random random = new(seed);

    public (string Text, string Value, PersonalDataKind Kind) Positive()
    {
        var (lead, value, kind) = random.Next(19) switch
        {
            0 => ("", Mobile(), PersonalDataKind.Phone),
            1 => (Of("电话", "手机：", "联系我 ", "微信同号"), Mobile(), PersonalDataKind.Phone),
            2 => ("", Of("+86", "+86 ", "0086-", "86-") + Plain(), PersonalDataKind.Phone),
            3 => (Of("座机", "公司电话 "), $"0{Of("10", "21", "755", "571")}-{Digits(8, first: "6")}", PersonalDataKind.Phone),
            4 => ("", $"+852 {Of("5", "6", "9")}{Digits(3)} {Digits(4)}", PersonalDataKind.Phone),
            5 => (Of("身份证", "证件号码：", ""), ResidentId(), PersonalDataKind.ResidentId),
            6 => (Of("卡号", "银行卡 ", "打到"), Card(), PersonalDataKind.BankCard),
            7 => (Of("邮箱", "发到 ", ""), $"{Letters(6)}{Digits(2)}@{Of("qq.com", "163.com", "example.com.cn")}", PersonalDataKind.Email),
            8 => (Of("车牌", ""), $"{Of(Provinces)}{Of("A", "B", "C")}{Of("·", "", " ")}{Of("D", "F", "")}{Digits(5)}", PersonalDataKind.LicensePlate),
            9 => (Of("护照", "护照号码：", ""), $"E{Digits(8)}", PersonalDataKind.Passport),
            10 => (Of("港澳通行证", "台湾通行证号："), $"{Of("C", "W", "H")}{Digits(8)}", PersonalDataKind.TravelPermit),
            11 => (Of("微信号：", "加微信 ", "QQ："), Digits(9, first: "3"), PersonalDataKind.SocialAccount),
            12 => (Of("地址：", "寄到", "住在"), $"{Of(Places)}{Of(Roads)}{random.Next(1, 999)}号{Of("", $"{random.Next(1, 20)}栋{random.Next(101, 2501)}室", $"{random.Next(1, 9)}号楼")}", PersonalDataKind.StreetAddress),
            13 => (Of("密码：", "口令是", "登录密码="), $"{Letters(4)}{Digits(5)}", PersonalDataKind.Secret),
            14 => ("", $"{Of("sk-", "ghp_", "LTAI")}{Letters(12)}{Digits(10)}", PersonalDataKind.Secret),
            15 => (Of("身份证", "香港身份证：", ""), HongKongId(), PersonalDataKind.ResidentId),
            16 => (Of("IP是", "服务器", "登录地址 "), $"{random.Next(11, 223)}.{random.Next(256)}.{random.Next(256)}.{random.Next(1, 255)}", PersonalDataKind.IpAddress),
            17 => (Of("回乡证号码：", "台胞证 "), Digits(8, first: Of("0", "1", "5")), PersonalDataKind.TravelPermit),
            _ => (Of("收件人：", "联系人 ", "姓名："), Of(Families) + Of(Given), PersonalDataKind.PersonName),
        };
        return (Of(Openings) + lead + value + Of(Endings), value, kind);
    }

    public string LookAlike()
    {
        var value = random.Next(19) switch
        {
            0 => $"订单号{Date()}{Digits(8)}",
            1 => $"订单编号 {Of("DD", "SO", "PO")}{Digits(12)}",
            2 => $"时间戳{Of("17", "16")}{Digits(8)}",
            3 => $"毫秒 17{Digits(11)}",
            4 => $"售价{random.Next(1, 9999)}.{Digits(2)}元",
            5 => $"¥{random.Next(1, 999)},{Digits(3)}.00",
            6 => $"ISBN 978-7-{Digits(3)}-{Digits(5)}-{Digits(1)}",
            7 => $"书号9787{Digits(9)}",
            8 => $"车架号L{Upper(2)}{Digits(1)}{Upper(4)}{Digits(1)}{Upper(2)}{Digits(6)}",
            9 => $"哈希{Hex(32)}",
            10 => $"提交 {Hex(40)}",
            11 => $"快递单号SF{Digits(13)}",
            12 => $"{Date("-")} {random.Next(10, 24)}:{random.Next(10, 60)}:{random.Next(10, 60)}",
            13 => $"分辨率{Of("1920x1080", "1280*720", "3840×2160")}，版本v{random.Next(1, 9)}.{random.Next(0, 20)}.{random.Next(0, 20)}",
            14 => $"坐地铁{random.Next(1, 20)}号线到{Of("人民广场", "西直门")}，第{random.Next(1, 99)}号店",
            15 => $"型号{Of("A", "G", "X")}{Digits(6)}({Of("改", "新", "二代")})，货号{Of("B", "M")}{Digits(9)}",
            16 => $"密码锁有{Digits(1)}位数字，口令是{Of("芝麻开门", "天王盖地虎")}，令牌环网{Digits(3)}",
            17 => $"比例{Digits(2, first: "1")}:{Digits(2, first: "9")}，比分{Digits(1)}-{Digits(1)}，温度{Digits(2, first: "3")}.{Digits(1)}℃，坐标({Digits(3)}, {Digits(3)})",
            _ => $"播放量{Digits(6, first: "3")}次，编号{Digits(6)}，{Of("房间", "座位")}{Digits(4)}",
        };
        return Of(Openings) + value + Of(Endings);
    }

    private string Plain() => $"1{Of("38", "39", "50", "77", "86", "99")}{Digits(8)}";

    private string Mobile()
    {
        var plain = Plain();
        var mobile = Of(plain, $"{plain[..3]} {plain[3..7]} {plain[7..]}", $"{plain[..3]}-{plain[3..7]}-{plain[7..]}");
        return random.Next(6) == 0 ? string.Concat(mobile.Select(static c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : c)) : mobile;
    }

    private string ResidentId()
    {
        var id = $"{Of("110105", "310115", "440305", "330106")}{Date()}{Digits(3)}";
        return id + ResidentIdNumber.CheckCharacter(id + "0");
    }

    private string Card()
    {
        var number = Of("621226", "622848", "621700", "622588") + Digits(Of("9", "12") == "9" ? 9 : 12);
        for (var check = 0; ; check++)
        {
            if (BankCardNumber.PassesLuhn($"{number}{check}"))
            {
                return $"{number}{check}";
            }
        }
    }

    private string HongKongId()
    {
        var number = $"{Of("A", "C", "G", "Z")}{Digits(6)}";
        return "0123456789A".Select(check => $"{number}({check})").First(static id => Prism.Sdk.Input.Scanning.HongKongId.Measure(id) > 0);
    }

    private string Date(string separator = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{random.Next(1950, 2025)}{separator}{random.Next(1, 13):00}{separator}{random.Next(1, 29):00}");

    private string Of(params string[] choices) => choices[random.Next(choices.Length)];

    private string Digits(int count, string first = "") => first + string.Concat(Enumerable.Range(0, count - first.Length).Select(_ => (char)('0' + random.Next(10))));

    private string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('a' + random.Next(26))));

    private string Upper(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => "ABCDEFGHJKLMNPRSTUVWXYZ"[random.Next(23)]));

    private string Hex(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => "0123456789abcdef"[random.Next(16)]));
}
