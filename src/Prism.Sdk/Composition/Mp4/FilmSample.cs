namespace Prism.Sdk.Composition.Mp4;

/// <summary>One sample to be written.</summary>
/// <param name="Source">The path it is copied from; <see langword="null"/> when <paramref name="Inline"/> holds it.</param>
/// <param name="Offset">Where it starts there.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Duration">How long it lasts, in ticks of its track.</param>
/// <param name="Shift">How much later than decoded it is shown.</param>
/// <param name="IsSync">Whether playing can start with it.</param>
/// <param name="Inline">Its bytes, when they are in no file.</param>
internal readonly record struct FilmSample(string? Source, long Offset, int Size, int Duration, int Shift, bool IsSync, ReadOnlyMemory<byte> Inline = default);
