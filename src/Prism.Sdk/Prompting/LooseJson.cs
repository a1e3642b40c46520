namespace Prism.Sdk.Prompting;

/// <summary>What models write where JSON has something else: quotes of other kinds, full-width marks, the words of other languages.</summary>
internal static class LooseJson
{
    public static bool OpensString(char c) => c is '"' or '\'' or '“' or '”' or '‘' or '’' or '„' or '＂';

    /// <summary>Tells whether a string ends here. Other quotes than JSON's stand within texts too, so only one before a mark or the end closes.</summary>
    public static bool ClosesString(char open, string text, int at) => open == '"' ? text[at] == '"' : Closes(open, text[at]) && IsBeforeMark(text, at + 1);

    /// <summary>Gets the mark that a full-width one stands for.</summary>
    public static char Mark(char c) => c switch { '：' => ':', '，' => ',', '｛' => '{', '｝' => '}', '［' => '[', '］' => ']', _ => c };

    /// <summary>Gets what a bare word stands for.</summary>
    public static string Word(string word) => word switch
    {
        "True" or "TRUE" => "true",
        "False" or "FALSE" => "false",
        "None" or "Null" or "NULL" or "undefined" or "NaN" or "Infinity" => "null",
        _ => word,
    };

    private static bool Closes(char open, char c) => open switch
    {
        '\'' => c == '\'',
        '‘' or '’' => c is '’' or '‘',
        '＂' => c == '＂',
        _ => c is '”' or '“',
    };

    private static bool IsBeforeMark(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at == text.Length || Mark(text[at]) is ',' or ':' or '}' or ']';
    }
}
