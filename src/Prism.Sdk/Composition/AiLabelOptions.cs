namespace Prism.Sdk.Composition;

/// <summary>The label that Chinese law asks for on films made by AI (GB 45438-2025).</summary>
public sealed class AiLabelOptions
{
    /// <summary>Gets or sets whether the file's metadata carry the label, as the tag <c>AIGC</c>.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Metadata { get; set; } = true;

    /// <summary>Gets or sets the name or code of the service that makes the film.</summary>
    /// <value>The default is <c>Prism.Sdk</c>; a service sets its own.</value>
    public string ContentProducer { get; set; } = "Prism.Sdk";

    /// <summary>Gets or sets the number of the film at its producer.</summary>
    /// <value>The default is <see langword="null"/>: the id of the job.</value>
    public string? ProduceId { get; set; }

    /// <summary>Gets or sets the name or code of the service that spreads the film.</summary>
    /// <value>The default is empty.</value>
    public string ContentPropagator { get; set; } = "";

    /// <summary>Gets or sets the number of the film at the service that spreads it.</summary>
    /// <value>The default is empty.</value>
    public string PropagateId { get; set; } = "";

    /// <summary>Gets or sets the producer's own field, such as a signature.</summary>
    /// <value>The default is empty.</value>
    public string ReservedCode1 { get; set; } = "";

    /// <summary>Gets or sets the own field of the service that spreads the film.</summary>
    /// <value>The default is empty.</value>
    public string ReservedCode2 { get; set; } = "";

    /// <summary>Gets or sets whether a mark is seen in the film. All pictures are then encoded anew.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Mark { get; set; }

    /// <summary>Gets or sets what the mark says. The law asks for the words "AI" or "人工智能" and "生成" or "合成".</summary>
    /// <value>The default is <c>AI生成</c>.</value>
    public string MarkText { get; set; } = "AI生成";

    /// <summary>Gets or sets how long the mark is seen from the start of the film. At least 2 seconds.</summary>
    /// <value>The default is <see langword="null"/>: to the end.</value>
    public TimeSpan? MarkLength { get; set; }
}
