using System.Buffers;
using System.Collections.Frozen;

namespace Prism.Sdk.Input;

/// <summary>Tells languages in Latin script apart by their most frequent function words and their own letters.</summary>
internal static class LatinWords
{
    private static readonly FrozenDictionary<string, string[]> LanguagesOfWord = Index(
        ("en", "the a an and of to in is are was were be been it its that this with for on at by from as his her he she they their we you your i my me not but or have has had will would can could do does did there what which who when into over under while then than so if about"),
        ("es", "el la los las un una unos unas de del y e en que es son fue era está están con por para como su sus al lo le les se no pero más muy ya hay yo tú él ella nos mi tu este esta eso cuando donde quien entre sobre sin también hasta desde"),
        ("fr", "le la les un une des de du et en que qui est sont était dans sur avec pour par au aux ce cette ces son sa ses leur il elle ils elles nous vous je tu ne pas plus mais ou où se on lui y être avoir fait comme sans très aussi d l c qu n s j"),
        ("de", "der die das den dem des ein eine einen einem einer eines und oder aber in im ist sind war waren mit von vom zu zum zur auf für an am als auch nicht es er sie wir ihr ich du sich bei aus nach über unter wie wenn dass hat haben hatte wird werden noch nur so durch um"),
        ("pt", "o a os as um uma uns umas de do da dos das e em no na nos nas que é são foi era está com por para pelo pela ao à como seu sua seus suas se não mas mais muito já há eu ele ela eles nós você isso este esta quando onde quem entre sobre sem também até"),
        ("it", "il lo la i gli le un uno una di del della dei delle degli e ed in nel nella che è sono era con per da dal dalla su sul sulla al alla come suo sua suoi si non ma più molto già ci io tu lui lei noi voi questo questa quando dove chi tra fra anche ho ha hanno l d un c"),
        ("vi", "và của là một những các được có không trong cho với người này đã đang sẽ khi từ ở như để đến về ra vào cũng rất nhiều tôi anh em chị nó họ chúng bạn thì mà nhưng hay hoặc trên dưới con cái"),
        ("tr", "ve bir bu şu o da de ile için çok daha en gibi kadar ne ki mi mı mu mü değil var yok ama veya ya her olan olarak ben sen biz siz onlar onun sonra önce ise hem şey oldu olur içinde üzerinde"),
        ("id", "yang dan di ke dari untuk dengan ini itu pada adalah tidak dalam akan ada juga atau oleh sebagai saya kamu dia mereka kami kita anda sudah telah bisa dapat karena seperti lebih sangat seorang sebuah tetapi saat ketika para agar"));

    // Letters that the other languages of the list do not write.
    private static readonly (string Language, SearchValues<char> Letters)[] OwnLetters =
    [
        ("es", SearchValues.Create("ñ¿¡")),
        ("de", SearchValues.Create("ßäöü")),
        ("pt", SearchValues.Create("ãõ")),
        ("tr", SearchValues.Create("ğışİ")),
        ("fr", SearchValues.Create("œèêëîûç")),
        ("it", SearchValues.Create("ìòù")),
        ("vi", SearchValues.Create("đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")),
    ];

    /// <summary>Scores a text.</summary>
    /// <returns>The languages with evidence, best first, the number of words, and of English function words.</returns>
    public static (IReadOnlyList<KeyValuePair<string, double>> Scores, int Words, int EnglishWords) Score(string text)
    {
        Dictionary<string, double> scores = [];
        int words = 0, english = 0;
        var lower = text.ToLowerInvariant();
        foreach (var word in Words(lower))
        {
            words++;
            var languages = LanguagesOfWord.GetValueOrDefault(word, []);
            foreach (var language in languages)
            {
                // A word that several languages share says less.
                scores[language] = scores.GetValueOrDefault(language) + (1.0 / languages.Length);
                english += language == "en" ? 1 : 0;
            }

            foreach (var (language, letters) in OwnLetters)
            {
                if (word.AsSpan().ContainsAny(letters))
                {
                    scores[language] = scores.GetValueOrDefault(language) + 0.5;
                }
            }
        }

        return ([.. scores.OrderByDescending(static score => score.Value).ThenBy(static score => score.Key, StringComparer.Ordinal)], words, english);
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsLetter(text[i]) && (text[i] < 0x0250 || text[i] is >= '\u1E00' and <= '\u1EFF');
            if (isLetter && start < 0)
            {
                start = i;
            }
            else if (!isLetter && start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }
        }
    }

    private static FrozenDictionary<string, string[]> Index(params (string Language, string Words)[] lists) =>
        lists.SelectMany(static list => list.Words.Split(' ').Distinct().Select(word => (Word: word, list.Language)))
            .GroupBy(static pair => pair.Word, static pair => pair.Language)
            .ToFrozenDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);
}
