namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Who serves a language model.</summary>
public enum LanguageService
{
    /// <summary>ModelScope, with its token.</summary>
    ModelScope,

    /// <summary>DashScope's OpenAI-compatible side, with DashScope's key. Tokens are billed.</summary>
    DashScope,
}
