using System.Text;

namespace Prism.Sdk.Tests.Fuzzing;

/// <summary>Breaks plain text: letters put in, taken out, doubled, exchanged.</summary>
internal static class TextMutator
{
    private static readonly string[] Pieces = ["-", "+", "0", "9999999999", ".", "e", " ", ",", "\t", "\u0000", "é", "１", "\ud800", "🐈", "[PHONE_1]", "[", "]", "@", "://", "\n", "data:", "{", "}"];

    public static string Break(string text, int faults, Random random)
    {
        var broken = new StringBuilder(text);
        for (var fault = 0; fault < faults; fault++)
        {
            var at = random.Next(broken.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    broken.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1 when at < broken.Length:
                    broken.Remove(at, random.Next(1, Math.Min(6, broken.Length - at + 1)));
                    break;
                case 2 when at < broken.Length:
                    broken[at] = (char)random.Next(1, 0xFFFF);
                    break;
                default:
                    broken.Append(broken.ToString(0, Math.Min(broken.Length, 40)));
                    break;
            }
        }

        return broken.ToString();
    }
}
