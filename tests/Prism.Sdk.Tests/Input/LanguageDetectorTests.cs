using Prism.Sdk.Input;
using Prism.Sdk.Input.Languages;

namespace Prism.Sdk.Tests.Input;

public sealed class LanguageDetectorTests
{
    private static readonly BuiltInLanguageDetector Detector = new();

    [Theory]
    [InlineData("一只橘猫在雨夜的东京街头散步", "zh")]
    [InlineData("帮我做一个 iPhone 15 Pro Max 的 commercial video", "zh")]
    [InlineData("用Prism SDK生成一个short video", "zh")]
    [InlineData("我的WiFi密码忘了", "zh")]
    [InlineData("Make a film about 春节联欢晚会", "en")]
    [InlineData("The restaurant 老北京 serves great noodles.", "en")]
    [InlineData("雨の夜、猫が東京の街を歩いている。", "ja")]
    [InlineData("東京タワーへ行く", "ja")]
    [InlineData("비 오는 밤 고양이가 서울 거리를 걷는다", "ko")]
    [InlineData("Рыжий кот гуляет под дождём", "ru")]
    [InlineData("قطة برتقالية تمشي في المطر", "ar")]
    [InlineData("แมวสีส้มเดินกลางสายฝน", "th")]
    [InlineData("एक नारंगी बिल्ली बारिश में चल रही है", "hi")]
    [InlineData("Η γάτα περπατά στη βροχή", "el")]
    [InlineData("חתול כתום הולך בגשם", "he")]
    [InlineData("An orange cat walks through the rain in Tokyo.", "en")]
    [InlineData("Un gato naranja camina por las calles de la ciudad.", "es")]
    [InlineData("Un chat roux se promène dans les rues de la ville.", "fr")]
    [InlineData("Eine orange Katze geht durch die Straßen der Stadt.", "de")]
    [InlineData("Um gato laranja caminha pelas ruas da cidade, não há ninguém.", "pt")]
    [InlineData("Un gatto arancione cammina per le strade della città.", "it")]
    [InlineData("Một con mèo cam đi dạo trong đêm mưa.", "vi")]
    [InlineData("Turuncu bir kedi yağmurlu gecede şehirde yürüyor.", "tr")]
    [InlineData("Seekor kucing oranye berjalan di jalan yang basah dengan tenang.", "id")]
    public void Detect_Sentence_GivesItsLanguage(string text, string language)
    {
        var detected = Detector.Detect(text);

        Assert.Equal(language, detected.Code);
        Assert.InRange(detected.Confidence, 0.01, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345 !? 😀")]
    [InlineData("2024-05-06")]
    public void Detect_NoLetters_IsUndetermined(string text) => Assert.Equal(DetectedLanguage.Undetermined, Detector.Detect(text));

    [Fact]
    public void Detect_WordsOfSeveralLanguages_IsRatherUndetermined() => Assert.Equal(DetectedLanguage.Undetermined, Detector.Detect("Sunset drone shot"));
}
