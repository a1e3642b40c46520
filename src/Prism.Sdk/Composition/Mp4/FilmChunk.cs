namespace Prism.Sdk.Composition.Mp4;

/// <summary>Samples of one track that stand together in the file.</summary>
internal readonly record struct FilmChunk(int Track, int First, int Count);
