using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Rendering;

/// <summary>Pictures that stand together in the film.</summary>
/// <param name="Pictures">Where they come from.</param>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
/// <param name="IsCopied">Whether they are the provider's own, bit by bit.</param>
internal sealed record Piece(PictureTable Pictures, int First, int Count, bool IsCopied);
