namespace Prism.Sdk.Emulator.Writing;

/// <summary>What script a text is in.</summary>
internal static class Letters
{
    public static bool IsHan(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    public static bool IsChinese(string text) => text.Any(IsHan);
}
