using System.Text;

namespace Prism.Sdk.Benchmarks;

/// <summary>Texts as people ask for films, Chinese and English, with personal data in them now and then.</summary>
internal static class MaskingText
{
    private static readonly string[] Sentences =
    [
        "一只橘猫在雨夜的东京街头慢慢走过，霓虹灯在湿漉漉的路面上闪着光。", "女孩打开窗户，看见山谷里升起的晨雾。", "镜头从湖面缓缓推近，老人坐在木船上钓鱼，远处有几只白鹭飞过。",
        "画面分辨率用1280x720，时长15秒，节奏舒缓。", "他们在2024年的夏天第一次见面，那天下着很大的雨。", "师傅把面团揉好，撒上一点面粉，再放进烤箱烤30分钟。",
        "A cat walks along the wall of an old garden while the sun goes down behind the hills. ", "The camera moves slowly over the lake, and we see an old man in a wooden boat. ",
        "She opens the letter, reads it twice, and runs out into the street. ", "Please make it 15 seconds long, in the style of a travel film, with warm light. ",
        "In the second scene the children build a kite from newspaper, string and two thin sticks. ", "Then the rain stops: people fold their umbrellas, and the market comes back to life. ",
    ];

    private static readonly string[] Pieces =
    [
        "邮箱zhang.wei@example.com，", "电话13812345678，", "手机+86 139-1234-5678，", "身份证11010519491231002X，", "卡号4111 1111 1111 1111，", "服务器203.0.113.77，", "server fe80::1ff:fe23:4567:890a, ",
        "护照E12345678，", "key sk-abcdefghijklmnop1234567890, ", "mail tom.miller@mail.example.org, ",
    ];

    /// <summary>Makes a text.</summary>
    /// <param name="length">About how many characters.</param>
    /// <param name="every">A piece of personal data about every so many characters; 0 for none.</param>
    public static string Make(int length, int every)
    {
        var random = new Random(1);
        var text = new StringBuilder(length + 200);
        var next = every;
        while (text.Length < length)
        {
            text.Append(Sentences[random.Next(Sentences.Length)]);
            for (; every > 0 && text.Length >= next; next += every)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }
        }

        return text.ToString();
    }
}
