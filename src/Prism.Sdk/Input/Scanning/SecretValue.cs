using System.Buffers;

namespace Prism.Sdk.Input.Scanning;

/// <summary>Passwords and tokens after their label: 密码：Abc12345, api_key=…, Bearer ….</summary>
internal static class SecretValue
{
    private const int Shortest = 6;
    private const int Longest = 512;

    // A value that no mark announces is taken only when nothing else looks like it.
    private const int ShortestUnmarked = 20;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~+/=!@#$%^*");

    /// <summary>Gets where the value after a label begins, and whether a colon or its like announces it.</summary>
    public static int Start(ReadOnlySpan<char> text, int after, out bool isMarked)
    {
        (var at, isMarked) = (after, false);
        while (at < text.Length && at - after < 8 && text[at] is ' ' or '"' or '\'' or ':' or '：' or '=' or '是' or '为' or '号')
        {
            isMarked |= text[at] is ':' or '：' or '=' or '是' or '为';
            at++;
        }

        return at;
    }

    /// <summary>Measures the value at the start of a text.</summary>
    /// <returns>The characters it takes; 0 when it is a word, or none.</returns>
    public static int Measure(ReadOnlySpan<char> text, bool isMarked)
    {
        var end = text[..Math.Min(text.Length, Longest)].IndexOfAnyExcept(Letters);
        var value = (end < 0 ? text[..Math.Min(text.Length, Longest)] : text[..end]).TrimEnd(".!");

        // A word alone is none: "password: required".
        return value.ContainsAnyInRange('0', '9') && value.Length >= (isMarked ? Shortest : ShortestUnmarked) ? value.Length : 0;
    }
}
