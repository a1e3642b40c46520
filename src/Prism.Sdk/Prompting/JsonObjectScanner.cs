using System.Text;

namespace Prism.Sdk.Prompting;

/// <summary>Reads one object of a reply: closes what is open at the end, drops comments, escapes raw line breaks in strings, writes other quotes and words as JSON has them.</summary>
/// <remarks>One pass over the text. What comes out is not yet known to be JSON: a parser decides.</remarks>
internal sealed class JsonObjectScanner(string text, int start)
{
    public const int MaxDepth = 32;

    private readonly StringBuilder json = new();
    private readonly Stack<char> closers = new();

    // The last place after which a value may be missing, and the brackets open there: a cut tail is taken off from here.
    private int safeLength;
    private string safeClosers = string.Empty;
    private bool afterColon;
    private bool isLoose;

    public JsonObjectSpan Run()
    {
        var at = start;
        while (at < text.Length)
        {
            var c = text[at];
            if (LooseJson.OpensString(c))
            {
                if (!TryCopyString(ref at))
                {
                    return Cut();
                }
            }
            else if (c == '/' && at + 1 < text.Length && text[at + 1] is '/' or '*')
            {
                SkipComment(ref at);
            }
            else if (char.IsAsciiLetter(c))
            {
                CopyWord(ref at);
            }
            else if (c is '{' or '[' && closers.Count == MaxDepth)
            {
                return new JsonObjectSpan { Json = string.Empty, End = text.Length, IsTooDeep = true };
            }
            else
            {
                at++;
                if (CopyMark(c))
                {
                    return new JsonObjectSpan { Json = json.ToString(), End = at, IsLoose = isLoose };
                }
            }
        }

        return EndsWithWholeValue() ? Unclosed() : Cut();
    }

    /// <summary>Copies one character outside strings.</summary>
    /// <returns>Whether it closed the object.</returns>
    private bool CopyMark(char c)
    {
        var written = c;
        c = LooseJson.Mark(written);
        isLoose |= c != written;
        json.Append(c);
        switch (c)
        {
            case '{' or '[':
                closers.Push(c == '{' ? '}' : ']');
                MarkSafe();
                return false;
            case ',':
                MarkSafe();
                return false;
            case ':':
                afterColon = true;
                return false;
            case '}' or ']' when closers.TryPeek(out var expected) && expected == c:
                closers.Pop();
                return closers.Count == 0;
            default:
                return false;
        }
    }

    private void MarkSafe()
    {
        afterColon = false;
        safeLength = json.Length;
        safeClosers = string.Concat(closers);
    }

    private bool TryCopyString(ref int at)
    {
        var open = text[at];
        isLoose |= open != '"';
        json.Append('"');
        for (at++; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < text.Length)
            {
                // JSON knows no escape of the single quote.
                at++;
                json.Append(text[at] == '\'' ? "'" : $"\\{text[at]}");
            }
            else if (c < ' ')
            {
                json.Append(c switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => string.Empty });
            }
            else if (LooseJson.ClosesString(open, text, at))
            {
                json.Append('"');
                at++;
                return true;
            }
            else
            {
                json.Append(c == '"' ? "\\\"" : c.ToString());
            }
        }

        return false;
    }

    private void CopyWord(ref int at)
    {
        var begin = at;
        while (at < text.Length && char.IsAsciiLetter(text[at]))
        {
            at++;
        }

        var word = text[begin..at];
        var written = LooseJson.Word(word);
        isLoose |= written != word;
        json.Append(written);
    }

    private void SkipComment(ref int at)
    {
        var isLine = text[at + 1] == '/';
        var end = isLine ? text.IndexOf('\n', at) : text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        at = end < 0 ? text.Length : isLine ? end : end + 2;
    }

    private bool EndsWithWholeValue() => LastMark() switch
    {
        '}' or ']' => true,
        '"' => afterColon || closers.Peek() == ']',
        _ => false,
    };

    private char LastMark()
    {
        var last = json.Length - 1;
        while (char.IsWhiteSpace(json[last]))
        {
            last--;
        }

        return json[last];
    }

    // Models forget the last brace. More than that missing, and it was not the model who ended the text.
    private JsonObjectSpan Unclosed() => new()
    {
        IsCut = closers.Count > 1 || LastMark() == '"',
        Json = json.Append(string.Concat(closers)).ToString(),
        End = text.Length,
        IsUnclosed = true,
        IsLoose = isLoose,
    };

    private JsonObjectSpan Cut() =>
        new() { Json = string.Concat(json.ToString(0, safeLength), safeClosers), End = text.Length, IsUnclosed = true, IsCut = true, IsLoose = isLoose };
}
