namespace Prism.Sdk.Composition.Mp4;

/// <summary>One picture or one packet of sound: where its bytes are, and when it is decoded and shown, in the track's own ticks.</summary>
internal readonly record struct Mp4Sample(long Offset, int Size, long Decode, int Duration, int Shift, bool IsSync);
