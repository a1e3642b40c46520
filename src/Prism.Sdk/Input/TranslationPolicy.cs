namespace Prism.Sdk.Input;

/// <summary>When a text is translated before it is understood.</summary>
public enum TranslationPolicy
{
    /// <summary>Never: models get the text as it is.</summary>
    Never,

    /// <summary>When its language is none of <see cref="InputOptions.SpokenLanguages"/>.</summary>
    WhenNotSpoken,

    /// <summary>Into Chinese, always; a text that mixes Chinese with another language too.</summary>
    ToChinese,

    /// <summary>Into English, always; a text that mixes English with another language too.</summary>
    ToEnglish,
}
