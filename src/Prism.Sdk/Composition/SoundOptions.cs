namespace Prism.Sdk.Composition;

/// <summary>The sound of the film. Each of these makes the sound be encoded anew; without them, sound that fits is copied.</summary>
public sealed class SoundOptions
{
    /// <summary>Gets or sets the loudness to which the whole film is levelled, in LUFS (EBU R128), from -70 to -5. It is measured first, then set.</summary>
    /// <value>The default is <see langword="null"/>: as the clips are. Usual values are -23 for broadcast and -14 for the web.</value>
    public double? Loudness { get; set; }

    /// <summary>Gets or sets the file with the music below the film. It starts again until the film ends.</summary>
    /// <value>The default is <see langword="null"/>: no music.</value>
    public string? Music { get; set; }

    /// <summary>Gets or sets how much louder or softer the music is than its file, in decibels.</summary>
    /// <value>The default is -12.</value>
    public double MusicLevel { get; set; } = -12;

    /// <summary>Gets or sets whether the music steps back where the clips or the narrator are heard.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Ducking { get; set; } = true;

    /// <summary>Gets or sets how long the music takes to come and to go.</summary>
    /// <value>The default is 1.5 seconds.</value>
    public TimeSpan MusicFade { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Gets or sets the folder with spoken words for shots, a file a shot named after it: <c>s1.wav</c>, also <c>.mp3</c>, <c>.m4a</c>, <c>.flac</c> or <c>.ogg</c>.</summary>
    /// <value>The default is <see langword="null"/>: nobody speaks, unless <see cref="INarrator"/> is replaced.</value>
    public string? NarrationFolder { get; set; }
}
