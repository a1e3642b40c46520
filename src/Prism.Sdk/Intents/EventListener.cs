using System.Text;
using System.Text.Json;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Intents;

/// <summary>Hears a language model's answer piece by piece, and tells each event as soon as it is whole.</summary>
/// <param name="most">How many events are told.</param>
/// <param name="tell">Is told the description of each.</param>
internal sealed class EventListener(int most, Action<string> tell)
{
    private const string Begin = "\"events\"";

    // What comes after as much is no list of events worth waiting for.
    private const int MaxLength = 64 * 1024;

    private readonly StringBuilder heard = new();
    private int read;
    private int open = -1;
    private int depth;
    private int told;
    private bool isInside;
    private bool isInWord;
    private bool isEscaped;
    private bool isOver;

    public void Hear(string piece)
    {
        if (isOver || heard.Length > MaxLength)
        {
            return;
        }

        heard.Append(piece);
        if (!isInside)
        {
            var at = heard.ToString().IndexOf(Begin, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return;
            }

            (isInside, read) = (true, at + Begin.Length);
        }

        while (read < heard.Length && !isOver)
        {
            Step(heard[read], read);
            read++;
        }
    }

    private void Step(char letter, int at)
    {
        if (isInWord)
        {
            isInWord = isEscaped || letter != '"';
            isEscaped = !isEscaped && letter == '\\';
            return;
        }

        switch (letter)
        {
            case '"':
                isInWord = true;
                break;
            case '{':
                open = depth++ == 0 ? at : open;
                break;
            case '}' when depth > 0 && --depth == 0:
                Tell(heard.ToString(open, at + 1 - open));
                break;
            case ']' when depth == 0:
                isOver = true;
                break;
        }
    }

    private void Tell(string json)
    {
        try
        {
            var drafted = JsonSerializer.Deserialize(json, IntentPromptContext.Prompt.EventDraft);
            if (told < most && ReplyText.CleanOrNull(drafted?.Description, IntentBounds.MaxSentence) is { } description)
            {
                told++;
                tell(description);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // The whole answer is read again at its end, and then it is told what is wrong.
        }
    }
}
