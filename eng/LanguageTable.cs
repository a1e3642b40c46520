#!/usr/bin/env dotnet
#:property ManagePackageVersionsCentrally=false
#:property PublishAot=false
#:property TreatWarningsAsErrors=false

// Makes src/Prism.Sdk/Input/Languages/letter-groups.bin, the table of the built-in language detector.
//
//   dotnet run eng/LanguageTable.cs -- <folder of language models> <output>
//
// The models are those of Lingua (https://github.com/searchpioneer/lingua-dotnet, package SearchPioneer.Lingua 2.0.0, Apache-2.0),
// folder contentFiles/any/any/Lingua/LanguageModels: how often groups of one to five letters occur in news texts of each language
// (Leipzig corpora, CC BY 4.0). Nothing else goes in; above all not the texts that the detector is judged by.
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

string models = args[0], output = args[1];
const int Rows = 24_000;
string[] latin = ["de", "en", "es", "fr", "id", "it", "pt", "tr", "vi"];
string[] files = ["unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"];
double[] weight = [0.3, 0.6, 1.0, 1.3, 1.5];

// The files hold how likely the last letter is after the ones before; the product is how likely the whole group is.
Dictionary<string, double>[] Load(string language)
{
    var likely = new Dictionary<string, double>[files.Length];
    for (var n = 0; n < files.Length; n++)
    {
        likely[n] = [];
        var path = Path.Join(models, language, files[n] + ".json.br");
        if (!File.Exists(path))
        {
            continue;
        }

        using var stream = new BrotliStream(File.OpenRead(path), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(stream);
        foreach (var property in document.RootElement.GetProperty("ngrams").EnumerateObject())
        {
            var parts = property.Name.Split('/');
            foreach (var group in property.Value.GetString()!.Split(' '))
            {
                likely[n][group] = double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture) * (n == 0 ? 1 : likely[n - 1].GetValueOrDefault(group[..^1]));
            }
        }
    }

    return likely;
}

// The groups that tell the most: frequent, and not alike in all languages.
var all = latin.Select(Load).ToArray();
List<(string Group, double Gain, double[] Likely)> groups = [];
for (var n = 0; n < files.Length; n++)
{
    foreach (var group in all.SelectMany(language => language[n].Keys).Distinct())
    {
        var likely = all.Select(language => language[n].GetValueOrDefault(group)).ToArray();
        var mean = likely.Average();
        if (n == 0)
        {
            // Of single letters only those with marks, and not those of foreign names.
            if (group[0] > 127 && likely.Max() >= 1e-5)
            {
                groups.Add((group, 1, likely));
            }
        }
        else if (mean > 0)
        {
            groups.Add((group, weight[n] * likely.Where(static p => p > 0).Sum(p => p * Math.Log(p / mean)), likely));
        }
    }
}

// Each language's step away from the one that writes the group most, in 0.45 nats; 15 is "hardly ever".
var rows = groups.OrderByDescending(static group => group.Gain).Take(Rows).Select(group =>
{
    var packed = 0UL;
    for (var language = 0; language < latin.Length; language++)
    {
        var steps = group.Likely[language] <= 0 ? 15 : Math.Clamp((int)Math.Round(-Math.Log(group.Likely[language] / group.Likely.Max()) / 0.45), 0, 15);
        packed |= (ulong)steps << (4 * language);
    }

    return (Hash: Hash(group.Group), Packed: packed);
}).ToList();

// Han characters: 8 is the middle, above is Japanese, below is Chinese.
var (japanese, chinese) = (Load("ja")[0], Load("zh")[0]);
foreach (var letter in japanese.Keys.Concat(chinese.Keys).Distinct().Where(static letter => letter.Length == 1 && letter[0] is >= '\u3400' and <= '\u9FFF'))
{
    var ratio = Math.Log((japanese.GetValueOrDefault(letter) + 1e-7) / (chinese.GetValueOrDefault(letter) + 1e-7));
    if (Math.Abs(ratio) >= 1)
    {
        rows.Add((Hash(letter), (ulong)(Math.Clamp((int)Math.Round(ratio), -7, 7) + 8)));
    }
}

using var table = new BinaryWriter(File.Create(output));
var buckets = rows.ToLookup(static row => (int)(row.Hash >> 52));
for (var bucket = 0; bucket < 4096; bucket++)
{
    table.Write((byte)buckets[bucket].Count());
}

foreach (var row in rows.OrderBy(static row => row.Hash >> 52))
{
    table.Write((((row.Hash >> 24) & 0xFFF_FFFF) << 36) | row.Packed);
}

Console.WriteLine($"{rows.Count} rows, {table.BaseStream.Length} bytes");

// The same as in LetterGroups.cs.
static ulong Hash(string group)
{
    var hash = 14695981039346656037UL;
    foreach (var letter in group)
    {
        hash = (hash ^ letter) * 1099511628211UL;
    }

    hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL;
    return hash ^ (hash >> 29);
}
