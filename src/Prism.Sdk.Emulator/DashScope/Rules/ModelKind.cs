namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>What a model makes its clip from.</summary>
internal enum ModelKind
{
    /// <summary>Words alone.</summary>
    Text,

    /// <summary>A first picture.</summary>
    Picture,

    /// <summary>Pictures and clips whose characters appear again.</summary>
    Reference,

    /// <summary>A first and a last picture.</summary>
    Frames,

    /// <summary>A clip that is changed.</summary>
    Edit,

    /// <summary>Words or media, any of them.</summary>
    Any,
}
