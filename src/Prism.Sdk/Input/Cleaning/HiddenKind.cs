namespace Prism.Sdk.Input.Cleaning;

/// <summary>Kinds of characters that a reader does not see, and a model does.</summary>
internal enum HiddenKind
{
    /// <summary>Control characters, and halves of surrogate pairs.</summary>
    Control,

    /// <summary>Sequences that colour or steer a terminal (ECMA-48).</summary>
    Terminal,

    /// <summary>Marks that turn the direction of writing.</summary>
    Direction,

    /// <summary>Characters without width.</summary>
    ZeroWidth,

    /// <summary>Tags and variation selectors, in which a whole text can be hidden.</summary>
    Tag,
}
